using System.Security.Cryptography;
using System.Text;
using UrbGrade.Gateway.Events;

namespace UrbGrade.Gateway.Collect.Sources.Ftp;

/// <summary>
/// Fetches the finished files of a folder on a server. A transfer that breaks goes on where it broke, as long as the
/// file is still the same; a file that changed meanwhile is left for the next time.
/// </summary>
internal partial class FileServerSource(FtpOrigin origin, SourceContext context) : IFetchingSource
{
    private const int MostTries = 3;
    private const string ItemBeginning = "file ";

    private readonly ILogger log = context.Logs.CreateLogger<FileServerSource>();

    public TimeSpan Every => origin.Every;

    public Task<int> FetchAsync(CancellationToken cancellation) => FetchAsync(_ => false, cancellation);

    public async Task<IReadOnlyList<string>> TestAsync(CancellationToken cancellation)
    {
        await using var server = await origin.ConnectAsync(cancellation);
        var files = await server.ListAsync(origin.Wants, cancellation);
        return [$"{origin.Url} lets {origin.User} in, {files.Count} files are wanted", .. files.Take(20).Select(file => $"{file.Name}, {file.Length} bytes, {file.Modified}")];
    }

    /// <param name="again">Which files are wanted although they were taken before.</param>
    protected async Task<int> FetchAsync(Func<ServerFile, bool> again, CancellationToken cancellation)
    {
        var dropped = 0;
        await using var line = new FileServerLine(origin);
        await line.ConnectAsync(cancellation);
        var files = await line.Server.ListAsync(name => origin.Wants(name) || IsSidecar(name), cancellation);
        var sidecars = files.Where(file => IsSidecar(file.Name)).ToDictionary(file => file.Name, StringComparer.Ordinal);
        foreach (var file in files.Where(file => !IsSidecar(file.Name)).OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            var sidecar = sidecars.GetValueOrDefault(file.Name + FtpOrigin.SidecarEnding);
            var version = sidecar is null ? file.Version : $"{file.Version} {sidecar.Version}";
            if (origin.After == AfterFetch.Leave && !again(file) && context.Memory.Find(Item(file)) == version)
                continue;
            if (!await TakeAsync(line, file, sidecar, cancellation))
                continue;
            dropped++;
            context.Memory.Keep(Item(file), version);
            await SettleAsync(line.Server, file, sidecar, cancellation);
        }

        context.Memory.ForgetOthers(ItemBeginning, files.Select(Item));
        return dropped;
    }

    private static string Item(ServerFile file) => ItemBeginning + file.Name;

    private static bool IsSidecar(string name) => name.EndsWith(FtpOrigin.SidecarEnding, StringComparison.OrdinalIgnoreCase);

    // Whether the whole file is here.
    private async Task<bool> TakeAsync(FileServerLine line, ServerFile file, ServerFile? sidecar, CancellationToken cancellation)
    {
        var promised = sidecar is null ? null : await TextAsync(line.Server, sidecar.Name, cancellation);
        try
        {
            await context.Drop.WriteAsync(
                file.Name,
                async (to, token) =>
                {
                    await DownloadAsync(line, file, to, token);
                    if (promised is null || await IsAsPromisedAsync(to, promised, token))
                        return;

                    // Once more from the start; when the sidecar still does not fit, the intake refuses it with the cause.
                    to.SetLength(0);
                    await DownloadAsync(line, file, to, token);
                },
                promised,
                cancellation);
            return true;
        }
        catch (FileChangedException)
        {
            LogChanged(context.Source.Id, file.Name);
            return false;
        }
    }

    private async Task DownloadAsync(FileServerLine line, ServerFile file, Stream to, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await line.Server.ReadAsync(file.Name, to.Length, to, cancellation);
                if (await NowAsync(line.Server, file, cancellation) != file || to.Length != file.Length)
                    throw new FileChangedException();
                return;
            }
            catch (Exception broken) when (broken is not FileChangedException && tries < MostTries && !cancellation.IsCancellationRequested)
            {
                LogBroke(context.Source.Id, file.Name, to.Length, file.Length, broken.Message);
                await line.ConnectAsync(cancellation);
                if (await NowAsync(line.Server, file, cancellation) != file)
                    throw new FileChangedException();
            }
        }
    }

    private static async Task<ServerFile?> NowAsync(IFileServer server, ServerFile file, CancellationToken cancellation) =>
        await server.ListAsync(name => name == file.Name, cancellation) is [var now] ? now : null;

    // What is dropped is on disk under its final name: only now may it leave the server.
    private async Task SettleAsync(IFileServer server, ServerFile file, ServerFile? sidecar, CancellationToken cancellation)
    {
        foreach (var name in new[] { file.Name, sidecar?.Name }.OfType<string>())
        {
            if (origin.After == AfterFetch.Delete)
                await server.DeleteAsync(name, cancellation);
            else if (origin.After == AfterFetch.Move)
                await server.MoveAsync(name, origin.MoveTo, cancellation);
        }
    }

    private static async Task<string> TextAsync(IFileServer server, string name, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        await server.ReadAsync(name, 0, content, cancellation);
        return Encoding.UTF8.GetString(content.ToArray());
    }

    private static async Task<bool> IsAsPromisedAsync(Stream file, string promised, CancellationToken cancellation)
    {
        file.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation));
        return promised.TrimStart().StartsWith(hash, StringComparison.OrdinalIgnoreCase);
    }

    private sealed class FileChangedException : Exception;

    [LoggerMessage(EventCode.FileChanging, LogLevel.Information, "{Source}: {File} changes on the server; it is fetched when it stands still")]
    private partial void LogChanged(string source, string file);

    [LoggerMessage(EventCode.TransferBroke, LogLevel.Warning, "{Source}: the transfer of {File} broke after {Done} of {Length} bytes, goes on there: {Reason}")]
    private partial void LogBroke(string source, string file, long done, long length, string reason);
}
