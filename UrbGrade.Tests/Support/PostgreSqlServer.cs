using System.Globalization;
using Npgsql;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Database.PostgreSql;

[assembly: AssemblyFixture(typeof(UrbGrade.Tests.Support.PostgreSqlServer))]

namespace UrbGrade.Tests.Support;

/// <summary>A PostgreSQL server of the tests' own, started when the first test asks for it, or the one that URBGRADE_TEST_POSTGRESQL names.
/// Without either, tests that ask are skipped.</summary>
public sealed class PostgreSqlServer : IAsyncDisposable
{
    /// <summary>The name of a user who may do everything on this server, which listens on the loopback address only and lasts as long as the tests.</summary>
    public const string User = "postgres";

    /// <summary>Begins the names of this run's databases, which may lie beside others on a server that was named.</summary>
    private static readonly string Prefix = string.Create(CultureInfo.InvariantCulture, $"test_{Environment.ProcessId}_");

    private static readonly string Template = Prefix + "migrated";

    private readonly SemaphoreSlim turn = new(1);
    private readonly TemporaryFolder folder = new(TemporaryFolder.InMemory);
    private readonly string? named = Environment.GetEnvironmentVariable("URBGRADE_TEST_POSTGRESQL");
    private int port;
    private bool isReady;
    private int databases;

    public PostgreSqlServer() => Current = this;

    /// <summary>The one of this run.</summary>
    internal static PostgreSqlServer Current { get; private set; } = null!;

    private static string Programs => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")).Last()
        : "";

    /// <summary>Makes a migrated database.</summary>
    /// <returns>Its connection string.</returns>
    public string CreateDatabase()
    {
        turn.Wait();
        try
        {
            if (!isReady)
            {
                SetUp();
                isReady = true;
            }

            var name = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{++databases}");
            Execute($"CREATE DATABASE {name} TEMPLATE {Template}");
            return ConnectionTo(name);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Makes a migrated database whose files lie in a folder, which has to be the server's own: <see cref="User"/> writes there.</summary>
    /// <returns>Its connection string.</returns>
    public string CreateDatabaseIn(string folder)
    {
        Assert.SkipWhen(named is not null, "the server that was named may be on another machine");
        var other = CreateDatabase();
        Drop(other);
        var name = new NpgsqlConnectionStringBuilder(other).Database!;
        Execute($"CREATE TABLESPACE {name} LOCATION '{folder}'");
        Execute($"CREATE DATABASE {name} TEMPLATE {Template} TABLESPACE {name}");
        return other;
    }

    /// <summary>Deletes such a database.</summary>
    public void DropWithFiles(string connection)
    {
        Drop(connection);
        Execute($"DROP TABLESPACE {new NpgsqlConnectionStringBuilder(connection).Database}");
    }

    /// <summary>Deletes a database that a test is done with.</summary>
    public void Drop(string connection) =>
        Execute($"DROP DATABASE {new NpgsqlConnectionStringBuilder(connection).Database} WITH (FORCE)");

    /// <summary>Makes a database without tables.</summary>
    /// <returns>Its connection string.</returns>
    public string CreateEmptyDatabase()
    {
        var name = new NpgsqlConnectionStringBuilder(CreateDatabase()).Database!;
        Execute($"DROP DATABASE {name}");
        Execute($"CREATE DATABASE {name}");
        return ConnectionTo(name);
    }

    /// <summary>Runs a statement as the server's administrator.</summary>
    public void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(AsAdministrator("postgres"));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public async ValueTask DisposeAsync()
    {
        if (isReady && named is not null)
        {
            Execute($"DROP DATABASE {Template} WITH (FORCE)");
        }
        else if (port != 0)
        {
            await Run("pg_ctl", "stop", "-m", "immediate", "-D", folder.File("data"));
        }

        folder.Dispose();
        turn.Dispose();
    }

    private static Task<(int Code, string Output, string Errors)> Run(string program, params string[] arguments)
    {
        var path = Path.Combine(Programs, program);

        // The server refuses to run as root.
        return Environment.IsPrivilegedProcess
            ? ExternalTool.TryRun("runuser", ["-u", User, "--", path, .. arguments], folder: "/")
            : ExternalTool.TryRun(path, arguments);
    }

    private void SetUp()
    {
        if (named is null)
        {
            StartOwn();
        }

        MakeTemplate();
    }

    private void StartOwn()
    {
        Assert.SkipWhen(!File.Exists(Path.Combine(Programs, "pg_ctl")), "postgresql is not installed");
        if (Environment.IsPrivilegedProcess)
        {
            Require(ExternalTool.TryRun("chown", [User, folder.Path]));
        }

        Require(Run("initdb", "-D", folder.File("data"), "-A", "trust", "-U", User, "--locale=C.UTF-8", "--no-sync"));
        var free = ServerProcess.FreePort();
        Require(Run(
            "pg_ctl", "-w", "-t", "120", "-D", folder.File("data"), "-l", folder.File("server.log"), "-o",
            $"-p {free} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder.Path} -c max_connections=300", "start"));
        port = free;
    }

    private void MakeTemplate()
    {
        Execute($"CREATE DATABASE {Template}");
        var migrated = new PostgreSqlDatabase(AsAdministrator(Template));
        migrated.Prepare(migrated.Contexts(DesignTimeTables.All), TimeProvider.System);
    }

    private static void Require(Task<(int Code, string Output, string Errors)> run)
    {
        var (code, output, errors) = run.GetAwaiter().GetResult();
        Assert.True(code == 0, $"The server could not be set up, code {code}: {output} {errors}");
    }

    private string ConnectionTo(string database) => named is null
        ? string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username={User};Database={database};Maximum Pool Size=20")
        : new NpgsqlConnectionStringBuilder(named) { Database = database, MaxPoolSize = 20 }.ConnectionString;

    private string AsAdministrator(string database) => new NpgsqlConnectionStringBuilder(ConnectionTo(database))
    {
        Pooling = false,
        Password = Environment.GetEnvironmentVariable("URBGRADE_DATABASE_PASSWORD"),
    }.ConnectionString;
}
