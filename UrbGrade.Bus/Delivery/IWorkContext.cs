namespace UrbGrade.Bus.Delivery;

/// <summary>The work item that a handler is handling, and the single transaction that its results commit in.</summary>
/// <remarks>A handler loads and computes first, then says what to write. Writes run in the order given, on the commit queue,
/// together with the follow-up work items and the mark <c>done</c>, and stand only if the lease is still held. They share a transaction
/// with other items' and may run again after it was undone: they change nothing but the database, and what is to follow goes through
/// <see cref="IWriteSession.AfterCommit"/>.</remarks>
public interface IWorkContext
{
    /// <summary>The item's id.</summary>
    long WorkItemId { get; }

    /// <summary>Tenant that the work belongs to.</summary>
    int TenantId { get; }

    /// <summary>Follows one batch across gateway, aggregation and the modules.</summary>
    string ConversationId { get; }

    /// <summary>Cancelled when the lease ends or the process stops.</summary>
    CancellationToken Cancellation { get; }

    /// <summary>Adds a write to the closing transaction. What it returns as true or false is ignored; throwing undoes everything.</summary>
    void OnCommit(Action<IWriteSession> write);

    /// <summary>Adds a follow-up work item to the closing transaction.</summary>
    /// <param name="message">A contract from <c>UrbGrade.Bus.Contracts</c>.</param>
    /// <param name="uniqueKey">When given and an item of that key is still waiting, no second one is added.</param>
    /// <param name="priority">Its place among the tenant's own work.</param>
    /// <param name="notBefore">When it is due, to the second or so; null for at once.</param>
    void Publish(
        object message, string? uniqueKey = null, WorkPriority priority = WorkPriority.Normal, DateTimeOffset? notBefore = null);
}
