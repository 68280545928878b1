using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using UrbGrade.Command.Processes;
using UrbGrade.Command.Tools;

namespace UrbGrade.Command.Running.Peers;

/// <summary>The utility's database: a MariaDB server on the loopback address. The simulator writes into it, the gateway only reads.</summary>
/// <param name="site">Whose folder; its gateway gets the reader's password as a credential.</param>
internal sealed class DatabasePeer(SiteFolder site, int port)
{
    private const string Server = "mariadbd";
    private const string Installer = "mariadb-install-db";
    private const string Name = "utility";
    private const string Writer = "utility";
    private const string Reader = "gateway";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private string Root => Path.Combine(site.Root, "utility-database");

    private string Tables => Path.Combine(Root, "tables");

    private string Users => Path.Combine(Root, "users.sql");

    private string WriterLogin => Path.Combine(Root, "writer");

    private string ReaderPassword => site.Credential("utility-database");

    private string Address => $"127.0.0.1:{port}/{Name}";

    /// <summary>Options of the gateway's <c>config sample</c>.</summary>
    public IEnumerable<string> ConfigurationArguments =>
        ["--utility-database", Address, "--utility-user", Reader, "--utility-credential", "credential:utility-database"];

    /// <summary>Options of its <c>simulate</c> and <c>replay</c>.</summary>
    public IEnumerable<string> DropArguments => ["--utility-database", Address, "--utility-login", WriterLogin];

    /// <summary>Why there cannot be one here; null when there can.</summary>
    public static string? Obstacle() =>
        ProgramPath.FindServer(Server) is null || ProgramPath.Find(Installer) is null ? "MariaDB is not installed" : null;

    /// <summary>Makes its tables and passwords where there are none.</summary>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(Root);
        Directory.CreateDirectory(site.Credentials);
        if (!Directory.Exists(Tables))
            await InstallAsync(cancellation);
        if (!File.Exists(WriterLogin))
            await SecretFile.WriteAsync(WriterLogin, $"{Writer}:{NewPassword()}", cancellation);
        if (!File.Exists(ReaderPassword))
            await SecretFile.WriteAsync(ReaderPassword, NewPassword(), cancellation);
        var writer = (await File.ReadAllTextAsync(WriterLogin, cancellation)).Split(':')[1];
        var reader = await File.ReadAllTextAsync(ReaderPassword, cancellation);

        // Run by the server at each start; a statement is a line.
        await SecretFile.WriteAsync(
            Users,
            $"""
            CREATE DATABASE IF NOT EXISTS {Name};
            CREATE OR REPLACE USER '{Writer}'@'127.0.0.1' IDENTIFIED BY '{writer}';
            CREATE OR REPLACE USER '{Reader}'@'127.0.0.1' IDENTIFIED BY '{reader}';
            GRANT ALL ON {Name}.* TO '{Writer}'@'127.0.0.1';
            GRANT SELECT ON {Name}.* TO '{Reader}'@'127.0.0.1';

            """,
            cancellation);
    }

    // The socket's path is relative to the tables: whole ones have a small limit.
    public Invocation Serve() => new(
        ProgramPath.FindServer(Server)!,
        [
            "--no-defaults", $"--user={Environment.UserName}", $"--datadir={Tables}", "--bind-address=127.0.0.1", $"--port={port}", "--socket=mariadb.sock",
            $"--init-file={Users}", "--skip-name-resolve", "--innodb-buffer-pool-size=32M", "--performance-schema=OFF",
        ],
        Root);

    /// <summary>Waits until the server greets those who connect.</summary>
    public async Task WaitAsync(TimeProvider clock, CancellationToken cancellation)
    {
        while (!await GreetsAsync(cancellation))
            await Task.Delay(Pause, clock, cancellation);
    }

    private async Task<bool> GreetsAsync(CancellationToken cancellation)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port, cancellation);
            return await client.GetStream().ReadAsync(new byte[1], cancellation) == 1;
        }
        catch (Exception away) when (away is SocketException or IOException)
        {
            return false;
        }
    }

    // Made aside and then renamed: an installation that was interrupted is made again. The server's administrator is whoever
    // runs the demo, by the socket and without a password.
    private async Task InstallAsync(CancellationToken cancellation)
    {
        var draft = Tables + ".draft";
        if (Directory.Exists(draft))
            Directory.Delete(draft, recursive: true);
        await ProgramRun.RequireAsync(
            new Invocation(
                ProgramPath.Find(Installer)!,
                [
                    "--no-defaults", $"--user={Environment.UserName}", $"--datadir={draft}", "--skip-test-db", "--skip-name-resolve",
                    "--auth-root-authentication-method=socket", $"--auth-root-socket-user={Environment.UserName}",
                ],
                Root),
            cancellation);
        Directory.Move(draft, Tables);
    }

    private static string NewPassword() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
