namespace UrbGrade.Bus.Delivery;

/// <summary>Adds durable work from inside a write: the item exists exactly when that write commits.</summary>
public interface IWorkItems
{
    /// <summary>Adds a work item in the session's transaction; the relay dispatches it after the commit.</summary>
    /// <param name="uniqueKey">When given and an item of that key is still waiting, no second one is added.</param>
    /// <param name="priority">Its place among the tenant's own work.</param>
    /// <param name="notBefore">When it is due, to the second or so; null for at once.</param>
    void Add(
        IWriteSession session, int tenantId, string conversationId, object message, string? uniqueKey = null,
        WorkPriority priority = WorkPriority.Normal, DateTimeOffset? notBefore = null);

    /// <summary>Adds a work item unless one of its conversation was added before and is still kept, whatever became of it: for what
    /// several processes may want to add, and only the first of them shall.</summary>
    void AddOnce(
        IWriteSession session, int tenantId, string conversationId, object message, string? uniqueKey = null,
        WorkPriority priority = WorkPriority.Normal);

    /// <summary>Adds work of a contract in JSON, as from a module of another partner, whose contracts have no type here.</summary>
    /// <param name="contract">Name with version.</param>
    /// <param name="payload">The message; whoever adds it has held it against the contract's schema.</param>
    /// <returns>Ids of the items: one for each module that handles the contract.</returns>
    IReadOnlyList<long> AddWritten(
        IWriteSession session, int tenantId, string conversationId, string contract, string payload, string? uniqueKey = null,
        WorkPriority priority = WorkPriority.Normal, DateTimeOffset? notBefore = null);
}
