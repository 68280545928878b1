namespace UrbGrade.Bus.Delivery;

/// <summary>The one way to write. Writes that wait together share a transaction, and with it one flush to the disk.</summary>
public interface ICommitQueue
{
    /// <summary>Runs <paramref name="write"/> in the next shared transaction and returns after that transaction is durable.
    /// When it throws, its own changes are undone (savepoint), the caller gets the exception, and the others commit.</summary>
    /// <exception cref="StoreUnavailableException">The database cannot commit now; nothing was written.</exception>
    Task<T> Commit<T>(Func<IWriteSession, T> write, CancellationToken cancellation);

    /// <summary>Runs <paramref name="write"/> in a transaction that it shares with no other: should the database refuse it, nobody else
    /// has to write again.</summary>
    /// <exception cref="StoreUnavailableException">The database cannot commit this now; nothing was written.</exception>
    Task<T> CommitAlone<T>(Func<IWriteSession, T> write, CancellationToken cancellation);
}
