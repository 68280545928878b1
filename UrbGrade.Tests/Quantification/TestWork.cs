using UrbGrade.Bus.Delivery;

namespace UrbGrade.Tests.Quantification;

/// <summary>A work item that the test claims itself: what its handler asked for is written by <see cref="Close"/>.</summary>
internal sealed class TestWork(long id, int tenantId, CancellationToken cancellation) : IWorkContext
{
    private readonly List<Action<IWriteSession>> writes = [];

    public long WorkItemId => id;

    public int TenantId => tenantId;

    public string ConversationId => $"conversation-{id}";

    public CancellationToken Cancellation => cancellation;

    public List<object> Published { get; } = [];

    public void OnCommit(Action<IWriteSession> write) => writes.Add(write);

    public void Publish(
        object message, string? uniqueKey = null, WorkPriority priority = WorkPriority.Normal, DateTimeOffset? notBefore = null) =>
        Published.Add(message);

    public Task Close(ICommitQueue queue) => queue.Commit(
        session =>
        {
            writes.ForEach(write => write(session));
            return true;
        },
        cancellation);
}
