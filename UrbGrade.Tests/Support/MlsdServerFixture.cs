using System.Security.Cryptography.X509Certificates;
using UrbGrade.Tests.Support;

[assembly: AssemblyFixture(typeof(MlsdServerFixture))]

namespace UrbGrade.Tests.Support;

/// <summary>An FTP server of the tests' own that is not vsftpd: pyftpdlib over TLS, which lists by MLSD (RFC 3659).</summary>
public sealed class MlsdServerFixture : IAsyncDisposable
{
    public const string User = "utility";
    public const string Password = "kalundborg-2013";

    private const string Python = "/usr/bin/python3";

    private readonly SemaphoreSlim turn = new(1);
    private readonly TemporaryFolder folder = new();
    private ServerProcess? server;
    private int folders;

    /// <summary>PEM file of the authority that vouches for the server <c>localhost</c>.</summary>
    public string Authority => folder.File("authority.pem");

    internal ServerProcess Server => server!;

    /// <summary>Starts the server at the first call, and makes an empty folder in it.</summary>
    /// <returns>Its name on the server, and its path here.</returns>
    public async Task<(string Name, string Path)> CreateFolderAsync(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            server ??= await StartAsync(cancellation);
            var name = $"out{++folders}";
            var path = Path.Combine(folder.File("root"), name);
            Directory.CreateDirectory(path);
            return (name, path);
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

    private async Task<ServerProcess> StartAsync(CancellationToken cancellation)
    {
        var (code, _, _) = await ExternalTool.TryRun(Python, ["-c", "import pyftpdlib, OpenSSL"], cancellation: cancellation);
        Assert.SkipWhen(code != 0, "python3-pyftpdlib and python3-openssl are not installed");
        using var authority = new TestAuthority("FTP authority");
        using var certificate = authority.Issue("localhost", new TestCertificateOptions { DnsNames = ["localhost"] });
        using var key = certificate.GetRSAPrivateKey()!;
        await File.WriteAllTextAsync(Authority, authority.Public.ExportCertificatePem(), cancellation);
        await File.WriteAllTextAsync(folder.File("server.crt"), certificate.ExportCertificatePem(), cancellation);
        await File.WriteAllTextAsync(folder.File("server.key"), key.ExportPkcs8PrivateKeyPem(), cancellation);
        Directory.CreateDirectory(folder.File("root"));
        var port = ServerProcess.FreePort();
        return await ServerProcess.StartAsync(
            "python3", "python3", port,
            [
                Path.Combine(Checkout.Root, "UrbGrade.Tests", "Support", "mlsd-server.py"), $"{port}", folder.File("root"),
                folder.File("server.crt"), folder.File("server.key"), User, Password,
            ],
            cancellation);
    }
}
