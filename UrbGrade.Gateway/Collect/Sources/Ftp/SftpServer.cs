using NodaTime;
using Renci.SshNet;
using Renci.SshNet.Common;

namespace UrbGrade.Gateway.Collect.Sources.Ftp;

/// <summary>A folder of an SFTP server. Only a server with a pinned host key is spoken to; the password goes to no other.</summary>
internal sealed class SftpServer : IFileServer
{
    private readonly SftpClient client;
    private readonly string folder;

    private SftpServer(SftpClient client, string folder)
    {
        this.client = client;
        this.folder = folder.Length == 0 ? client.WorkingDirectory : folder;
    }

    public static async Task<IFileServer> ConnectAsync(FtpOrigin origin, CancellationToken cancellation)
    {
        AuthenticationMethod method = origin.PrivateKey is { } key
            ? new PrivateKeyAuthenticationMethod(origin.User, origin.Password is null ? new PrivateKeyFile(key) : new PrivateKeyFile(key, origin.Password))
            : new PasswordAuthenticationMethod(origin.User, origin.Password ?? "");
        var client = new SftpClient(new ConnectionInfo(origin.Url.IdnHost, origin.Port, origin.User, method) { Timeout = origin.Timeout })
        {
            OperationTimeout = origin.Timeout,
        };
        string? stranger = null;
        client.HostKeyReceived += (_, presented) =>
        {
            var print = "SHA256:" + presented.FingerPrintSHA256.TrimEnd('=');
            presented.CanTrust = origin.HostKeys.Contains(print);
            stranger = presented.CanTrust ? null : print;
        };
        try
        {
            await client.ConnectAsync(cancellation);
            return new SftpServer(client, origin.Folder);
        }
        catch (Exception failure)
        {
            client.Dispose();
            throw failure switch
            {
                _ when stranger is not null => new SourceException($"{origin.Url.Host} shows the host key {stranger}, which is not in hostKey: if the server has a new key, ask its owner, then put it there", failure),
                SshAuthenticationException => new SourceException($"{origin.Url.Host} does not let {origin.User} in: check user, credential and privateKey", failure),
                _ => failure,
            };
        }
    }

    public async Task<IReadOnlyList<ServerFile>> ListAsync(Func<string, bool> wanted, CancellationToken cancellation)
    {
        var files = new List<ServerFile>();
        await foreach (var file in client.ListDirectoryAsync(folder, cancellation))
        {
            if (file.IsRegularFile && wanted(file.Name))
                files.Add(new ServerFile(file.Name, file.Length, Instant.FromDateTimeUtc(file.LastWriteTimeUtc)));
        }

        return files;
    }

    public async Task ReadAsync(string name, long from, Stream to, CancellationToken cancellation)
    {
        await using var file = await client.OpenAsync(At(name), FileMode.Open, FileAccess.Read, cancellation);
        file.Seek(from, SeekOrigin.Begin);
        to.Seek(0, SeekOrigin.End);
        await file.CopyToAsync(to, cancellation);
    }

    public Task DeleteAsync(string name, CancellationToken cancellation) => client.DeleteFileAsync(At(name), cancellation);

    public async Task MoveAsync(string name, string folder, CancellationToken cancellation)
    {
        if (!await client.ExistsAsync(At(folder), cancellation))
            await client.CreateDirectoryAsync(At(folder), cancellation);
        var target = $"{At(folder)}/{name}";
        for (var copy = 2; await client.ExistsAsync(target, cancellation); copy++)
            target = $"{At(folder)}/{name}~{copy}";
        await client.RenameFileAsync(At(name), target, cancellation);
    }

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    private string At(string name) => $"{folder}/{name}";
}
