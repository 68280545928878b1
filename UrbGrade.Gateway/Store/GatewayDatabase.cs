using System.Data;
using System.Data.Common;
using UrbGrade.Gateway.Configuration;

namespace UrbGrade.Gateway.Store;

/// <summary>
/// The gateway's local database: an SQLite file, or a database of a MariaDB server. What is committed here survives the
/// loss of power; raw and cleansed values, batches and ledgers commit together.
/// </summary>
internal sealed class GatewayDatabase : IDisposable
{
    private readonly SqlDialect dialect;
    private readonly Lock turn = new();
    private DbConnection? writer;

    private GatewayDatabase(SqlDialect dialect) => this.dialect = dialect;

    /// <inheritdoc cref="SqlDialect.Place"/>
    public string Place => dialect.Place;

    /// <summary>Opens the database, making or upgrading it where needed.</summary>
    /// <exception cref="InvalidOperationException">It cannot keep what it commits, or a newer gateway made it.</exception>
    /// <exception cref="DbException">It cannot be reached or opened.</exception>
    public static GatewayDatabase Open(DatabaseSettings settings)
    {
        var database = new GatewayDatabase(settings.Server is { } server ? new MariaDialect(server) : new SqliteDialect(settings.Path));
        try
        {
            database.writer = database.dialect.OpenWriter();
            database.dialect.Upgrade(database.writer);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Does some work in one durable transaction; at most one at a time.</summary>
    public T Write<T>(Func<StoreConnection, T> work)
    {
        lock (turn)
        {
            writer ??= dialect.OpenWriter();
            try
            {
                using var transaction = dialect.BeginWrite(writer);
                var result = work(new StoreConnection(writer, transaction, dialect));
                transaction.Commit();
                return result;
            }
            finally
            {
                if (writer.State != ConnectionState.Open)
                {
                    writer.Dispose();
                    writer = null;
                }
            }
        }
    }

    /// <inheritdoc cref="Write{T}"/>
    public void Write(Action<StoreConnection> work) => Write(connection =>
    {
        work(connection);
        return true;
    });

    /// <summary>Reads a consistent state, beside any writer.</summary>
    public T Read<T>(Func<StoreConnection, T> work)
    {
        using var reader = dialect.OpenReader();
        using var transaction = dialect.BeginRead(reader);
        return work(new StoreConnection(reader, transaction, dialect));
    }

    public void Dispose()
    {
        writer?.Dispose();
        writer = null;
        dialect.Dispose();
    }
}
