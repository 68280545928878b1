using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace UrbGrade.Gateway.Collect.Sources.Ftp;

/// <summary>A folder of an FTP server (RFC 959, 3659), plain or over TLS (RFC 4217).</summary>
internal sealed class FtpServer : IFileServer
{
    private static readonly LocalDateTimePattern FactTime = LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMddHHmmss");

    private readonly FtpConnection connection;
    private readonly bool listsFacts;
    private readonly bool tellsTimes;

    private FtpServer(FtpConnection connection, string features)
    {
        this.connection = connection;
        listsFacts = features.Contains("MLSD", StringComparison.OrdinalIgnoreCase) || features.Contains("MLST", StringComparison.OrdinalIgnoreCase);
        tellsTimes = features.Contains("MDTM", StringComparison.OrdinalIgnoreCase);
    }

    public static async Task<IFileServer> ConnectAsync(FtpOrigin origin, CancellationToken cancellation)
    {
        var connection = await FtpConnection.OpenAsync(origin, cancellation);
        try
        {
            var features = await connection.SendAsync("FEAT", cancellation);
            if (features.Text.Contains("UTF8", StringComparison.OrdinalIgnoreCase))
                connection.Encoding = Encoding.UTF8;
            await connection.DemandAsync("TYPE I", cancellation);
            if (origin.Folder.Length > 0)
                await connection.DemandAsync("CWD " + origin.Folder, cancellation);
            return new FtpServer(connection, features.Text);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async Task<IReadOnlyList<ServerFile>> ListAsync(Func<string, bool> wanted, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        await connection.TransferAsync(listsFacts ? "MLSD" : "LIST", content, cancellation);
        var files = new List<ServerFile>();
        foreach (var line in connection.Encoding.GetString(content.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var file = listsFacts ? FactLine(line.TrimEnd('\r')) : FtpListing.Parse(line.TrimEnd('\r'));
            if (file is null || !wanted(file.Name))
                continue;

            // The time in a plain listing has no year or no minutes, and no zone.
            files.Add(listsFacts || !tellsTimes ? file : file with { Modified = await ModifiedAsync(file.Name, cancellation) });
        }

        return files;
    }

    public async Task ReadAsync(string name, long from, Stream to, CancellationToken cancellation)
    {
        to.Seek(0, SeekOrigin.End);
        if (from > 0 && (await connection.SendAsync(string.Create(CultureInfo.InvariantCulture, $"REST {from}"), cancellation)).Code != 350)
            to.SetLength(0);
        await connection.TransferAsync("RETR " + name, to, cancellation);
    }

    public Task DeleteAsync(string name, CancellationToken cancellation) => connection.DemandAsync("DELE " + name, cancellation);

    public async Task MoveAsync(string name, string folder, CancellationToken cancellation)
    {
        await connection.SendAsync("MKD " + folder, cancellation);
        await connection.DemandAsync("RNFR " + name, cancellation);
        await connection.DemandAsync($"RNTO {folder}/{name}", cancellation);
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task<Instant?> ModifiedAsync(string name, CancellationToken cancellation)
    {
        var reply = await connection.SendAsync("MDTM " + name, cancellation);
        return reply.Code == 213 ? Time(reply.Text) : null;
    }

    // type=file;size=1024;modify=20131118193000; name
    private static ServerFile? FactLine(string line)
    {
        var name = line.IndexOf(' ', StringComparison.Ordinal);
        if (name < 0)
            return null;
        var facts = line[..name].Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(fact => fact.Split('=', 2))
            .Where(fact => fact.Length == 2)
            .ToDictionary(fact => fact[0], fact => fact[1], StringComparer.OrdinalIgnoreCase);
        return facts.GetValueOrDefault("type") == "file" && long.TryParse(facts.GetValueOrDefault("size"), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            ? new ServerFile(line[(name + 1)..], length, facts.TryGetValue("modify", out var modified) ? Time(modified) : null)
            : null;
    }

    private static Instant? Time(string text) =>
        FactTime.Parse(text.Trim().Split('.')[0]).TryGetValue(default, out var time) ? time.InUtc().ToInstant() : null;
}
