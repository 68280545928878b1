using System.Data.Common;
using UrbGrade.Bus.Delivery;

namespace UrbGrade.Modules.Core.Database;

/// <summary>The writing connection with its prepared statements; a savepoint around each write of a shared transaction.</summary>
internal abstract class WriteSession(DbConnection connection) : IWriteSession, IDisposable
{
    private readonly Dictionary<string, DbCommand> prepared = new(StringComparer.Ordinal);
    private List<Action> following = [];
    private DbTransaction? transaction;

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
                var parameter = command.CreateParameter();
                parameter.ParameterName = name;
                command.Parameters.Add(parameter);
            }

            MakeReady(command);
            prepared.Add(sql, command);
        }

        command.Transaction = transaction;
        return command;
    }

    public void AfterCommit(Action action) => following.Add(action);

    public void Begin() => transaction = BeginTransaction();

    public void Commit()
    {
        transaction!.Commit();
        transaction.Dispose();
        transaction = null;
    }

    public void BeginOne() => Save();

    /// <summary>Keeps the write.</summary>
    /// <returns>What it wants to follow its commit.</returns>
    public IReadOnlyList<Action> EndOne()
    {
        Release();
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
        RollBack();
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

    /// <summary>Begins a transaction that no other writer of the database shares time with.</summary>
    protected abstract DbTransaction BeginTransaction();

    /// <summary>Sets the savepoint.</summary>
    protected abstract void Save();

    /// <summary>Forgets the savepoint and keeps what was written since.</summary>
    protected abstract void Release();

    /// <summary>Undoes what was written since the savepoint, and forgets it.</summary>
    protected abstract void RollBack();

    /// <summary>Has the statement parsed once, where the provider asks for that.</summary>
    protected virtual void MakeReady(DbCommand command)
    {
    }
}
