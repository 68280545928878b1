using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using MySqlConnector;

[assembly: AssemblyFixture(typeof(UrbGrade.Tests.Support.MariaServer))]

namespace UrbGrade.Tests.Support;

/// <summary>A MariaDB server of the tests' own, started when the first test asks for it. Without the program, tests that ask are skipped.</summary>
public sealed class MariaServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly SemaphoreSlim turn = new(1);
    private readonly TemporaryFolder folder = new();
    private Process? process;
    private int port;
    private int databases;

    /// <summary>The name and the password of a user who may do everything in the tests' databases and nothing else.</summary>
    public const string User = "gateway";

    public static string Password { get; } = RandomNumberGenerator.GetHexString(32);

    /// <summary>Makes an empty database.</summary>
    /// <returns>The server's port on 127.0.0.1, and the database's name.</returns>
    public async Task<(int Port, string Database)> CreateDatabaseAsync(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            if (process is null)
                await SetUpAsync(cancellation);
            var name = string.Create(CultureInfo.InvariantCulture, $"test_{++databases}");
            await ExecuteAsync($"CREATE DATABASE {name}", cancellation);
            return (port, name);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Runs a statement as the server's administrator.</summary>
    public async Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        await using var connection = new MySqlConnection($"Server=127.0.0.1;Port={port};User ID=root;SslMode=None;Pooling=false;AllowUserVariables=true");
        await connection.OpenAsync(cancellation);
        await using var command = new MySqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process?.Dispose();
        folder.Dispose();
        turn.Dispose();
    }

    private async Task SetUpAsync(CancellationToken cancellation)
    {
        var (code, output, errors) = await ExternalTool.TryRun(
            "mariadb-install-db",
            ["--no-defaults", $"--user={Environment.UserName}", $"--datadir={folder.File("data")}", "--auth-root-authentication-method=normal", "--skip-test-db"],
            cancellation: cancellation);
        Assert.SkipWhen(code == -1, "mariadb-server is not installed");
        Assert.True(code == 0, $"mariadb-install-db ended with {code}: {output} {errors}");
        var started = await StartAsync(cancellation);
        await ExecuteAsync($"CREATE USER {User}@'127.0.0.1' IDENTIFIED BY '{Password}'; GRANT ALL ON `test\\_%`.* TO {User}@'127.0.0.1'", cancellation);
        process = started;
    }

    private async Task<Process> StartAsync(CancellationToken cancellation)
    {
        port = FreePort();
        var program = new[] { "/usr/sbin/mariadbd", "/usr/libexec/mariadbd" }.FirstOrDefault(File.Exists) ?? "mariadbd";
        var start = new ProcessStartInfo(
            program,
            [
                "--no-defaults", $"--user={Environment.UserName}", $"--datadir={folder.File("data")}", "--bind-address=127.0.0.1", $"--port={port}",
                $"--socket={folder.File("socket")}", "--innodb-buffer-pool-size=64M", "--skip-name-resolve", $"--log-error={folder.File("server.log")}",
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var started = Process.Start(start)!;
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await ExecuteAsync("SELECT 1", cancellation);
                return started;
            }
            catch (MySqlException) when (!started.HasExited && waited.Elapsed < Patience)
            {
                await Task.Delay(50, cancellation);
            }
            catch (MySqlException unreachable)
            {
                throw new InvalidOperationException($"mariadbd does not answer: {unreachable.Message}\n{await File.ReadAllTextAsync(folder.File("server.log"), cancellation)}");
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
