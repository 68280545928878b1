using System.Diagnostics;

namespace UrbGrade.Bus.Delivery;

internal sealed class WorkItems(IWorkItemTable table, WorkContracts contracts, DueWork due) : IWorkItems
{
    public void Add(
        IWriteSession session, int tenantId, string conversationId, object message, string? uniqueKey = null,
        WorkPriority priority = WorkPriority.Normal, DateTimeOffset? notBefore = null)
    {
        var (contract, payload) = contracts.Write(message);
        if (table.Add(session, new NewWork(
                tenantId, conversationId, contract, payload, uniqueKey, priority, notBefore, Activity.Current?.Id)) is { } id
            && notBefore is null && contracts.Handled.Contains(contract))
        {
            session.AfterCommit(() => due.TryTake(new DueItem(id, tenantId, priority)));
        }
    }
}
