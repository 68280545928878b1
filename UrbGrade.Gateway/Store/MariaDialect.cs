using System.Data;
using System.Data.Common;
using System.Globalization;
using MySqlConnector;
using UrbGrade.Gateway.Configuration;

namespace UrbGrade.Gateway.Store;

/// <summary>A database of a MariaDB or MySQL server, InnoDB, with a commit that waits for the disk.</summary>
internal sealed class MariaDialect(ServerSettings server) : SqlDialect
{
    private readonly MySqlDataSource source = new(new MySqlConnectionStringBuilder
    {
        Server = server.Host,
        Port = (uint)server.Port,
        Database = server.Database,
        UserID = server.User,
        Password = server.Password,
        SslMode = server.Tls,
        SslCa = server.Authority,
        ApplicationName = "urbgrade-gateway",
        ConnectionTimeout = 15,
        DefaultCommandTimeout = 120,

        // An update answers with the rows that it found, as SQLite's does, and commands need not name their transaction.
        UseAffectedRows = false,
        IgnoreCommandTransaction = true,
        AllowPublicKeyRetrieval = false,
    }.ToString());

    public override string Place => $"{server.Database} on {server.Host}:{server.Port}";

    public override string LastId => "SELECT LAST_INSERT_ID()";

    public override DbConnection OpenWriter()
    {
        var connection = (MySqlConnection)OpenReader();
        Run(connection, "SET SESSION sql_mode='STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO'");
        var flush = Ask(connection, "SELECT @@GLOBAL.innodb_flush_log_at_trx_commit");
        if (flush == 1)
            return connection;
        connection.Dispose();
        throw new InvalidOperationException(
            $"{Place}: innodb_flush_log_at_trx_commit is {flush}; 1 is needed, or what was acknowledged may be lost with the power");
    }

    public override DbConnection OpenReader() => source.OpenConnection();

    public override DbTransaction BeginWrite(DbConnection writer)
    {
        // The server may have been restarted since the last use, or have closed a line that was idle.
        var connection = (MySqlConnection)writer;
        if (!connection.Ping())
        {
            connection.Close();
            connection.Open();
        }

        var transaction = connection.BeginTransaction(IsolationLevel.RepeatableRead);
        Ask(connection, "SELECT version FROM schema_version WHERE id=1 FOR UPDATE");
        return transaction;
    }

    public override DbTransaction BeginRead(DbConnection reader) =>
        ((MySqlConnection)reader).BeginTransaction(IsolationLevel.RepeatableRead, isReadOnly: true);

    public override void Upgrade(DbConnection writer)
    {
        var connection = (MySqlConnection)writer;
        var versions = Versions("MariaDb");
        Run(connection, "CREATE TABLE IF NOT EXISTS schema_version (id BIGINT PRIMARY KEY CHECK (id = 1), version BIGINT NOT NULL) ENGINE=InnoDB");
        Run(connection, "INSERT INTO schema_version VALUES (1, 0) ON DUPLICATE KEY UPDATE id=1");

        // Definitions commit by themselves here, so a lock by name keeps a second gateway away.
        if (Ask(connection, "SELECT GET_LOCK('urbgrade-schema', 60)") != 1)
            throw new InvalidOperationException($"{Place}: another gateway changes the tables; try again when it is done");
        try
        {
            var version = Ask(connection, "SELECT version FROM schema_version WHERE id=1");
            if (version > versions.Count)
                throw Newer(version, versions.Count);
            for (; version < versions.Count; version++)
            {
                Run(connection, versions[(int)version]);
                Run(connection, string.Create(CultureInfo.InvariantCulture, $"UPDATE schema_version SET version={version + 1} WHERE id=1"));
            }
        }
        finally
        {
            Ask(connection, "SELECT RELEASE_LOCK('urbgrade-schema')");
        }
    }

    public override string? FindDamage(StoreConnection connection) => connection.Query(
        "CHECK TABLE raw_reading, reading, day, batch, file_ledger QUICK", row => (Kind: row.GetString(2), Text: row.GetString(3)))
        .Where(found => found is not ("status", "OK") and not ("note", _)).Select(found => found.Text).FirstOrDefault();

    public override long Size(StoreConnection connection) =>
        connection.Scalar<long>("SELECT SUM(data_length + index_length) FROM information_schema.tables WHERE table_schema = DATABASE()");

    public override void Dispose() => source.Dispose();

    protected override string OnConflict(IReadOnlyList<string> key, IReadOnlyList<string> others) =>
        $"ON DUPLICATE KEY UPDATE {string.Join(", ", others.Select(name => $"{name}=VALUES({name})"))}";

    private static void Run(MySqlConnection connection, string sql)
    {
        using var command = new MySqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static long Ask(MySqlConnection connection, string sql)
    {
        using var command = new MySqlCommand(sql, connection);
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
