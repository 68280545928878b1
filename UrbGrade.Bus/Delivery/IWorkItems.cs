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
}
