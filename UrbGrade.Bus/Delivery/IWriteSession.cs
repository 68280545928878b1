using System.Data.Common;

namespace UrbGrade.Bus.Delivery;

/// <summary>The connection and transaction that a write runs in. Valid only inside the delegate it was handed to.</summary>
public interface IWriteSession
{
    /// <summary>The writing connection.</summary>
    DbConnection Connection { get; }

    /// <summary>The open transaction; the commit queue commits it, never the writer.</summary>
    DbTransaction Transaction { get; }

    /// <summary>A command for <paramref name="sql"/>, prepared once and kept for the life of the connection,
    /// enlisted in the transaction. Its parameters are those added the first time.</summary>
    DbCommand Prepare(string sql, params ReadOnlySpan<string> parameters);

    /// <summary>Runs <paramref name="action"/> once this write is durable; never when it is undone. The action must be short:
    /// the next transaction waits for it.</summary>
    void AfterCommit(Action action);
}
