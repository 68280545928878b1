using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace UrbGrade.Gateway.Store;

/// <summary>One SQLite file: write-ahead log, synchronous FULL.</summary>
internal sealed class SqliteDialect(string path) : SqlDialect
{
    private readonly string writing = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString();
    private readonly string reading = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly }.ToString();

    public override string Place => path;

    public override string LastId => "SELECT last_insert_rowid()";

    public override DbConnection OpenWriter()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var connection = new SqliteConnection(writing);
        try
        {
            connection.Open();
            Ask(connection, "PRAGMA busy_timeout=10000");
            var journal = Ask(connection, "PRAGMA journal_mode=WAL") as string;
            Ask(connection, "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY");
            var synchronous = Ask(connection, "PRAGMA synchronous") as long?;
            if (journal != "wal" || synchronous != 2)
                throw new InvalidOperationException($"{path}: journal mode is {journal} and synchronous {synchronous}; wal and 2 (FULL) are needed");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Copies a database as it stands, beside its writer.</summary>
    public static void Copy(string from, string to)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = from, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $to";
        command.Parameters.AddWithValue("$to", to);
        command.ExecuteNonQuery();
    }

    public override DbConnection OpenReader()
    {
        var connection = new SqliteConnection(reading);
        connection.Open();
        return connection;
    }

    public override DbTransaction BeginWrite(DbConnection writer) => ((SqliteConnection)writer).BeginTransaction(deferred: false);

    public override DbTransaction BeginRead(DbConnection reader) => ((SqliteConnection)reader).BeginTransaction(deferred: true);

    public override void Upgrade(DbConnection writer)
    {
        var versions = Versions("Sqlite");
        var version = Version(writer);
        if (version > versions.Count)
            throw Newer(version, versions.Count);
        if (version == versions.Count)
            return;

        // A table that others refer to can only be made anew while nobody looks at references (sqlite.org/lang_altertable.html, 7).
        Ask(writer, "PRAGMA foreign_keys=OFF");
        for (; version < versions.Count; version++)
        {
            using var transaction = BeginWrite(writer);
            if (Version(writer) == version)
                Ask(writer, versions[(int)version] + string.Create(CultureInfo.InvariantCulture, $"; PRAGMA user_version={version + 1}"));
            if (Ask(writer, "PRAGMA foreign_key_check") is { } table)
                throw new InvalidOperationException($"{path}: schema {version + 1} would leave rows of {table} that refer to nothing; the database stays as it is");
            transaction.Commit();
        }

        Ask(writer, "PRAGMA foreign_keys=ON");
    }

    public override string? FindDamage(StoreConnection connection) =>
        connection.Scalar<string>("PRAGMA quick_check(1)") is var found and not "ok" ? found ?? "no answer" : null;

    public override long Size(StoreConnection connection) =>
        connection.Scalar<long>("PRAGMA page_count") * connection.Scalar<long>("PRAGMA page_size");

    public override void Dispose() => SqliteConnection.ClearPool(new SqliteConnection(reading));

    protected override string OnConflict(IReadOnlyList<string> key, IReadOnlyList<string> others) =>
        $"ON CONFLICT ({string.Join(", ", key)}) DO UPDATE SET {string.Join(", ", others.Select(name => $"{name}=excluded.{name}"))}";

    private static long Version(DbConnection connection) => (long)Ask(connection, "PRAGMA user_version")!;

    private static object? Ask(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
