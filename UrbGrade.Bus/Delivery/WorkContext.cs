namespace UrbGrade.Bus.Delivery;

internal sealed class WorkContext(ClaimedWork claim, CancellationToken cancellation) : IWorkContext
{
    private readonly List<Action<IWriteSession>> writes = [];
    private readonly List<Action<IWriteSession, IWorkItems>> followUps = [];

    public long WorkItemId => claim.Id;

    public int TenantId => claim.TenantId;

    public string ConversationId => claim.ConversationId;

    public CancellationToken Cancellation => cancellation;

    public void OnCommit(Action<IWriteSession> write) => writes.Add(write);

    public void Publish(
        object message, string? uniqueKey = null, WorkPriority priority = WorkPriority.Normal, DateTimeOffset? notBefore = null) =>
        followUps.Add((session, workItems) =>
            workItems.Add(session, claim.TenantId, claim.ConversationId, message, uniqueKey, priority, notBefore));

    /// <summary>All that the handler asked for, in the session's transaction.</summary>
    public void Write(IWriteSession session, IWorkItems workItems)
    {
        foreach (var write in writes)
        {
            write(session);
        }

        foreach (var add in followUps)
        {
            add(session, workItems);
        }
    }
}
