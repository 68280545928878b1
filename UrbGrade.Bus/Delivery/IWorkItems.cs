namespace UrbGrade.Bus.Delivery;

/// <summary>Adds durable work from inside a write: the item exists exactly when that write commits.</summary>
public interface IWorkItems
{
    /// <summary>Adds a work item in the session's transaction; the relay dispatches it after the commit.</summary>
    /// <param name="uniqueKey">When given and an item of that key is still waiting, no second one is added.</param>
    void Add(IWriteSession session, int tenantId, string conversationId, object message, string? uniqueKey = null);
}
