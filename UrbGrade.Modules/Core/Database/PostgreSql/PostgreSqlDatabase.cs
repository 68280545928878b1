using Npgsql;
using UrbGrade.Bus.Delivery;

namespace UrbGrade.Modules.Core.Database.PostgreSql;

/// <summary>A database on a PostgreSQL server, which any number of processes on any number of machines share.</summary>
internal sealed class PostgreSqlDatabase : IPlatformDatabase, IAsyncDisposable
{
    /// <summary>The server closes the line of a process that sleeps inside its turn, so that the others go on; and nobody waits for a
    /// turn much longer than that.</summary>
    private const string WriterSettings = """
        SET idle_in_transaction_session_timeout = '10s'; SET lock_timeout = '15s'; SET synchronous_commit = on
        """;

    private const string CopyName = "urbgrade.dump";

    private const string TakeMigrationTurn = "SELECT pg_advisory_lock(1433556595)";

    private readonly NpgsqlDataSource source;
    private readonly string writer;

    /// <param name="connection">The driver's connection string, password included.</param>
    public PostgreSqlDatabase(string connection)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection)
        {
            ApplicationName = "UrbGrade",
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 2,
        };
        source = NpgsqlDataSource.Create(settings);
        Place = $"PostgreSQL database '{settings.Database}' on {settings.Host}:{settings.Port}";
        settings.Pooling = false;
        writer = settings.ConnectionString;
    }

    public string Product => "PostgreSQL";

    public string Place { get; }

    public IBulkWriter BulkWriter { get; } = new PostgreSqlBulkWriter();

    public IUrbGradeContexts Contexts(IEnumerable<ITableMapping> tables) => new PostgreSqlContexts(source, tables);

    public void Prepare(IUrbGradeContexts contexts, TimeProvider time)
    {
        using var connection = OpenWriter();
        RequireDurability(connection);
        Execute(connection, "SET lock_timeout = '60s'");
        Execute(connection, TakeMigrationTurn);
        using var context = contexts.Read(TenantScope.Platform);
        SchemaUpgrade.Migrate(context, Place);
    }

    public WriteSession OpenSession() => new PostgreSqlWriteSession(OpenWriter());

    /// <summary>The server sweeps dead rows by itself.</summary>
    public void OverwriteDeleted(IWriteSession session, bool isOn)
    {
    }

    /// <summary>How long the server's log is kept is the affair of who runs the server.</summary>
    public void EmptyLog()
    {
    }

    public bool IsUnavailable(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException!)
        {
            if (cause is PostgresException refused)
            {
                return IsServers(refused.SqlState);
            }

            // The line broke, or the server did not answer in time.
            if (cause is NpgsqlException)
            {
                return true;
            }
        }

        return false;
    }

    public Task BackUp(string folder, CancellationToken cancellation) => PostgreSqlTools.Run(
        "pg_dump", new NpgsqlConnectionStringBuilder(writer), ["--format=custom", "--file", Path.Combine(folder, CopyName)], cancellation);

    public async Task Restore(string folder, CancellationToken cancellation)
    {
        var copy = Path.Combine(folder, CopyName);
        if (!File.Exists(copy))
        {
            throw new InvalidOperationException($"'{folder}' has no {CopyName}; it is a backup of another kind of database.");
        }

        if (Column("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").Count > 0)
        {
            throw new InvalidOperationException($"The {Place} has tables already; give an empty one. Nothing was changed.");
        }

        var target = new NpgsqlConnectionStringBuilder(writer);
        await PostgreSqlTools.Run(
            "pg_restore", target, ["--exit-on-error", "--single-transaction", "--no-owner", "--dbname", target.Database!, copy], cancellation);
    }

    public IReadOnlyList<string> Problems() =>
    [
        .. Column("SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid").Select(index => $"The index {index} is not valid."),
        .. Column("SELECT conname FROM pg_constraint WHERE NOT convalidated").Select(rule => $"The constraint {rule} is not valid."),
        .. Column("SELECT checksum_failures::text FROM pg_stat_database WHERE datname = current_database() AND checksum_failures > 0")
            .Select(pages => $"{pages} pages have a wrong checksum."),
    ];

    public ValueTask DisposeAsync() => source.DisposeAsync();

    /// <summary>Classes of SQLSTATE: connection, rolled back by the server, resources, limits of the server, operator, system, internal;
    /// a lock not given in time, a transaction that lasted too long, a server that is read-only.</summary>
    private static bool IsServers(string sqlState) =>
        sqlState[..2] is "08" or "40" or "53" or "57" or "58" or "F0" or "XX" || sqlState is "55P03" or "25P03" or "25006";

    private static void RequireDurability(NpgsqlConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SHOW fsync";
        if ((string?)command.ExecuteScalar() != "on")
        {
            throw new InvalidOperationException(
                $"The server of {connection.Database} runs with fsync = off, so that commits would not be durable. Switch it on in postgresql.conf.");
        }
    }

    private List<string> Column(string sql)
    {
        using var connection = source.OpenConnection();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var values = new List<string>();
        while (rows.Read())
        {
            values.Add(rows.GetString(0));
        }

        return values;
    }

    private static void Execute(NpgsqlConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private NpgsqlConnection OpenWriter()
    {
        var connection = new NpgsqlConnection(writer);
        try
        {
            connection.Open();
            Execute(connection, WriterSettings);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
