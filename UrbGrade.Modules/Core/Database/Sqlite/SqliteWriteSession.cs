using System.Data.Common;
using Microsoft.Data.Sqlite;
using UrbGrade.Bus.Delivery;

namespace UrbGrade.Modules.Core.Database.Sqlite;

/// <summary>The writing connection with its prepared statements; a savepoint around each write of a shared transaction.</summary>
internal sealed class SqliteWriteSession(SqliteConnection connection) : IWriteSession, IDisposable
{
    private readonly Dictionary<string, SqliteCommand> prepared = new(StringComparer.Ordinal);
    private List<Action> following = [];
    private SqliteTransaction? transaction;

    public DbConnection Connection => connection;

    public DbTransaction Transaction => transaction ?? throw new InvalidOperationException("The write is over.");

    public DbCommand Prepare(string sql, params ReadOnlySpan<string> parameters)
    {
        if (transaction is null)
        {
            throw new InvalidOperationException("The write is over.");
        }

        if (!prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            command.Transaction = transaction;
            foreach (var name in parameters)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = name });
            }

            command.Prepare();
            prepared.Add(sql, command);
        }

        command.Transaction = transaction;
        return command;
    }

    public void AfterCommit(Action action) => following.Add(action);

    public void Begin() => transaction = connection.BeginTransaction(deferred: false);

    public void Commit()
    {
        transaction!.Commit();
        transaction.Dispose();
        transaction = null;
    }

    public void BeginOne() => Prepare("SAVEPOINT one").ExecuteNonQuery();

    /// <summary>Keeps the write.</summary>
    /// <returns>What it wants to follow its commit.</returns>
    public IReadOnlyList<Action> EndOne()
    {
        Prepare("RELEASE one").ExecuteNonQuery();
        if (this.following.Count == 0)
        {
            return [];
        }

        var following = this.following;
        this.following = [];
        return following;
    }

    /// <summary>Undoes the write and nothing of the others.</summary>
    public void UndoOne()
    {
        following.Clear();
        Prepare("ROLLBACK TO one").ExecuteNonQuery();
        Prepare("RELEASE one").ExecuteNonQuery();
    }

    /// <summary>Closes the connection; what is not committed is rolled back.</summary>
    public void Dispose()
    {
        foreach (var command in prepared.Values)
        {
            command.Dispose();
        }

        transaction?.Dispose();
        connection.Dispose();
    }
}
