using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using UrbGrade.Command.Processes;
using UrbGrade.Command.Tools;

namespace UrbGrade.Command.Running.Peers;

/// <summary>The utility's file server: vsftpd over TLS on the loopback address, serving the folder that a site drops into.</summary>
/// <param name="site">Whose folder; its gateway gets the password as a credential.</param>
internal sealed class FileServerPeer(Demo demo, SiteFolder site, int port)
{
    // vsftpd's one account that needs no change to the system; here it has to know a password.
    private const string User = "ftp";

    private string Root => Path.Combine(site.Root, "file-server");

    private string Settings => Path.Combine(Root, "vsftpd.conf");

    private string Identity => Path.Combine(Root, "server.p12");

    private string Passwords => Path.Combine(Root, "passwords");

    /// <summary>Options of the gateway's <c>config sample</c>.</summary>
    public IEnumerable<string> ConfigurationArguments =>
        ["--file-server", $"ftps://localhost:{port}", "--file-server-credential", "credential:file-server", "--file-server-tls", demo.Folder.Authority];

    /// <summary>Why there cannot be one here; null when there can.</summary>
    public static string? Obstacle(string folder)
    {
        if (Program is null)
            return "vsftpd is not installed";
        if (!Environment.IsPrivilegedProcess)
            return "vsftpd has to be started as root";
        return Ancestors(folder).FirstOrDefault(one => !OperatingSystem.IsWindows() && !File.GetUnixFileMode(one).HasFlag(UnixFileMode.OtherExecute)) is { } closed
            ? $"its user may not enter {closed}"
            : null;
    }

    /// <summary>Makes its certificate, its password and its settings.</summary>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.Combine(Root, "empty"));
        if (!File.Exists(Passwords))
            await SecretFile.WriteAsync(Passwords, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)) + "\n", cancellation);
        await SecretFile.WriteAsync(
            site.Credential("file-server"), $"{User}:{(await File.ReadAllTextAsync(Passwords, cancellation)).Trim()}", cancellation);
        if (!File.Exists(Identity))
        {
            await demo.RequireAsync(
                demo.Administer("certificate", "issue", "--server", "localhost", "--out", Identity, "--replace"), cancellation);
            SecretFile.Protect(Identity);
        }

        using var identity = X509CertificateLoader.LoadPkcs12FromFile(Identity, null, X509KeyStorageFlags.Exportable);
        using var key = identity.GetRSAPrivateKey()!;
        await SecretFile.WriteAsync(Path.Combine(Root, "server.pem"), $"{identity.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n", cancellation);
        await File.WriteAllLinesAsync(
            Settings,
            [
                "background=NO", "listen=YES", "listen_address=127.0.0.1", $"listen_port={port}",
                "local_enable=NO", "anonymous_enable=YES", $"ftp_username={User}", $"anon_root={site.Drop}",
                "secure_email_list_enable=YES", $"email_password_file={Passwords}", "write_enable=NO",
                "anon_world_readable_only=NO", "use_localtime=NO", $"secure_chroot_dir={Path.Combine(Root, "empty")}", "seccomp_sandbox=NO",
                "ssl_enable=YES", "allow_anon_ssl=YES", "force_anon_logins_ssl=YES", "force_anon_data_ssl=YES", "require_ssl_reuse=YES",
                "ssl_tlsv1=NO", "ssl_ciphers=HIGH", $"rsa_cert_file={Path.Combine(Root, "server.pem")}", "xferlog_enable=NO",
            ],
            cancellation);
    }

    public Invocation Serve() => new(Program!, [Settings], Root);

    private static string? Program => ProgramPath.FindServer("vsftpd");

    private static IEnumerable<string> Ancestors(string folder)
    {
        for (var one = new DirectoryInfo(folder); one is not null; one = one.Parent)
        {
            if (one.Exists)
                yield return one.FullName;
        }
    }
}
