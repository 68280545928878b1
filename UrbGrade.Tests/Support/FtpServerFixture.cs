using System.Security.Cryptography.X509Certificates;
using UrbGrade.Tests.Support;

[assembly: AssemblyFixture(typeof(FtpServerFixture))]
[assembly: AssemblyFixture(typeof(ImplicitFtpServerFixture))]

namespace UrbGrade.Tests.Support;

/// <summary>
/// A vsftpd of the tests' own that insists on TLS, also for data, and on one TLS session for both lines. Its one account
/// needs no change to the system: vsftpd's anonymous user, who has to know a password here.
/// </summary>
public class FtpServerFixture : IAsyncDisposable
{
    public const string User = "ftp";
    public const string Password = "kalundborg-2013";

    private readonly SemaphoreSlim turn = new(1);
    private readonly TemporaryFolder folder = new();
    private ServerProcess? server;
    private int folders;

    /// <summary>PEM file of the authority that vouches for the server <c>localhost</c>.</summary>
    public string Authority => folder.File("authority.pem");

    internal ServerProcess Server => server!;

    /// <summary>Lines of its configuration beside the usual ones.</summary>
    protected virtual IReadOnlyList<string> Settings => [];

    /// <summary>Starts the server at the first call, and makes an empty folder that the account may write in.</summary>
    /// <returns>Its name on the server, and its path here.</returns>
    public async Task<(string Name, string Path)> CreateFolderAsync(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            Assert.SkipUnless(Environment.IsPrivilegedProcess, "vsftpd has to start as root to serve its user");
            server ??= await StartAsync(cancellation);
            var name = $"out{++folders}";
            var path = Path.Combine(folder.File("root"), name);
            Directory.CreateDirectory(path);
            await ExternalTool.Run("chown", [User, path], cancellation: cancellation);
            return (name, path);
        }
        finally
        {
            turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (server is not null)
            await server.DisposeAsync();
        folder.Dispose();
        turn.Dispose();
    }

    private async Task<ServerProcess> StartAsync(CancellationToken cancellation)
    {
        using var authority = new TestAuthority("FTP authority");
        using var certificate = authority.Issue("localhost", new TestCertificateOptions { DnsNames = ["localhost"] });
        await File.WriteAllTextAsync(Authority, authority.Public.ExportCertificatePem(), cancellation);
        using var key = certificate.GetRSAPrivateKey()!;
        await File.WriteAllTextAsync(folder.File("server.pem"), $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n", cancellation);
        await File.WriteAllTextAsync(folder.File("passwords"), Password + "\n", cancellation);
        Directory.CreateDirectory(folder.File("root"));
        Directory.CreateDirectory(folder.File("empty"));
        await ExternalTool.Run("chmod", ["711", folder.Path], cancellation: cancellation);
        var port = ServerProcess.FreePort();
        await File.WriteAllLinesAsync(
            folder.File("vsftpd.conf"),
            [
                "background=NO", "listen=YES", "listen_address=127.0.0.1", $"listen_port={port}",
                "local_enable=NO", "anonymous_enable=YES", $"ftp_username={User}", $"anon_root={folder.File("root")}",
                "secure_email_list_enable=YES", $"email_password_file={folder.File("passwords")}",
                "write_enable=YES", "anon_upload_enable=YES", "anon_mkdir_write_enable=YES", "anon_other_write_enable=YES", "anon_umask=022",
                "anon_world_readable_only=NO", "anon_max_rate=4000000", "use_localtime=NO", $"secure_chroot_dir={folder.File("empty")}", "seccomp_sandbox=NO",
                "ssl_enable=YES", "allow_anon_ssl=YES", "force_anon_logins_ssl=YES", "force_anon_data_ssl=YES", "require_ssl_reuse=YES",
                "ssl_tlsv1=NO", "ssl_ciphers=HIGH", $"rsa_cert_file={folder.File("server.pem")}", "xferlog_enable=NO",
                .. Settings,
            ],
            cancellation);
        return await ServerProcess.StartAsync("vsftpd", "vsftpd", port, [folder.File("vsftpd.conf")], cancellation);
    }
}

/// <summary>The same with TLS from the first byte, and with the passive mode of RFC 959 alone (PASV, no EPSV).</summary>
public sealed class ImplicitFtpServerFixture : FtpServerFixture
{
    protected override IReadOnlyList<string> Settings => ["implicit_ssl=YES", "cmds_denied=EPSV"];
}
