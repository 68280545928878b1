using Microsoft.Data.Sqlite;

namespace UrbGrade.Gateway.Store;

/// <summary>
/// The gateway's local database: one SQLite file, write-ahead log, synchronous FULL. What is committed here survives
/// the loss of power; raw and cleansed values, batches and ledgers commit together.
/// </summary>
internal sealed class GatewayDatabase : IDisposable
{
    private readonly SqliteConnection writer;
    private readonly Lock turn = new();
    private readonly string readOnly;

    private GatewayDatabase(string path)
    {
        Path = path;
        readOnly = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly }.ToString();
        writer = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
    }

    public string Path { get; }

    /// <summary>Opens the database, making or upgrading it where needed.</summary>
    /// <exception cref="InvalidOperationException">The file system does not allow a write-ahead log, or a newer gateway made the file.</exception>
    public static GatewayDatabase Open(string path)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
        var database = new GatewayDatabase(path);
        database.writer.Open();
        database.writer.Execute("PRAGMA busy_timeout=10000");
        var journal = database.writer.Scalar<string>("PRAGMA journal_mode=WAL");
        database.writer.Execute("PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY");
        var synchronous = database.writer.Scalar<long>("PRAGMA synchronous");
        if (journal != "wal" || synchronous != 2)
            throw new InvalidOperationException($"{path}: journal mode is {journal} and synchronous {synchronous}; wal and 2 (FULL) are needed");
        GatewaySchema.Upgrade(database.writer, path);
        return database;
    }

    /// <summary>Does some work in one durable transaction; at most one at a time.</summary>
    public T Write<T>(Func<SqliteConnection, T> work)
    {
        lock (turn)
        {
            using var transaction = writer.BeginTransaction(deferred: false);
            var result = work(writer);
            transaction.Commit();
            return result;
        }
    }

    /// <inheritdoc cref="Write{T}"/>
    public void Write(Action<SqliteConnection> work) => Write(connection =>
    {
        work(connection);
        return true;
    });

    /// <summary>Reads a consistent state, beside any writer.</summary>
    public T Read<T>(Func<SqliteConnection, T> work)
    {
        using var reader = new SqliteConnection(readOnly);
        reader.Open();
        using var transaction = reader.BeginTransaction(deferred: true);
        return work(reader);
    }

    public void Dispose()
    {
        writer.Dispose();
        SqliteConnection.ClearPool(new SqliteConnection(readOnly));
    }
}
