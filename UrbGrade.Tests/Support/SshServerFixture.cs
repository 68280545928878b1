using UrbGrade.Tests.Support;

[assembly: AssemblyFixture(typeof(SshServerFixture))]

namespace UrbGrade.Tests.Support;

/// <summary>An OpenSSH server of the tests' own that lets the user of the tests in, by a key made for it.</summary>
public sealed class SshServerFixture : IAsyncDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private readonly TemporaryFolder folder = new();
    private ServerProcess? server;

    /// <summary>The file with the private key that is let in.</summary>
    public string Key => folder.File("user");

    /// <summary>The server's fingerprint, as <c>ssh-keygen -lf</c> writes it.</summary>
    public string HostKey { get; private set; } = "";

    internal ServerProcess Server => server!;

    public async Task StartAsync(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            server ??= await StartServerAsync(cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
        folder.Dispose();
        turn.Dispose();
    }

    private async Task<ServerProcess> StartServerAsync(CancellationToken cancellation)
    {
        Assert.SkipUnless(File.Exists("/usr/sbin/sshd"), "openssh-server is not installed");
        foreach (var key in new[] { "host", "user" })
            await ExternalTool.Run("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", folder.File(key)], cancellation: cancellation);
        HostKey = (await ExternalTool.Run("ssh-keygen", ["-lf", folder.File("host.pub")], cancellation: cancellation)).Split(' ')[1];
        if (Environment.IsPrivilegedProcess)
            Directory.CreateDirectory("/run/sshd");
        var port = ServerProcess.FreePort();
        await File.WriteAllLinesAsync(
            folder.File("sshd_config"),
            [
                $"Port {port}", "ListenAddress 127.0.0.1", $"HostKey {folder.File("host")}", $"PidFile {folder.File("pid")}",
                $"AuthorizedKeysFile {folder.File("user.pub")}", "StrictModes no", "UsePAM no", "PasswordAuthentication yes",
                "PermitRootLogin prohibit-password", "Subsystem sftp internal-sftp",
            ],
            cancellation);
        return await ServerProcess.StartAsync("sshd", "openssh-server", port, ["-D", "-e", "-f", folder.File("sshd_config")], cancellation);
    }
}
