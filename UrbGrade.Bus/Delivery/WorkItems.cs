using System.Diagnostics;
using UrbGrade.Bus.Orchestration;

namespace UrbGrade.Bus.Delivery;

internal sealed class WorkItems(
    IWorkItemTable table, WorkContracts contracts, ModuleServices services, IServiceRoutes routes, DueWork due) : IWorkItems
{
    public void Add(
        IWriteSession session, int tenantId, string conversationId, object message, string? uniqueKey = null,
        WorkPriority priority = WorkPriority.Normal, DateTimeOffset? notBefore = null)
    {
        var (contract, payload) = contracts.Write(message);
        AddWritten(session, tenantId, conversationId, contract, payload, uniqueKey, priority, notBefore);
    }

    public void AddOnce(
        IWriteSession session, int tenantId, string conversationId, object message, string? uniqueKey = null,
        WorkPriority priority = WorkPriority.Normal)
    {
        if (!table.HasConversation(session, conversationId))
        {
            Add(session, tenantId, conversationId, message, uniqueKey, priority);
        }
    }

    public IReadOnlyList<long> AddWritten(
        IWriteSession session, int tenantId, string conversationId, string contract, string payload, string? uniqueKey = null,
        WorkPriority priority = WorkPriority.Normal, DateTimeOffset? notBefore = null)
    {
        List<long> added = [];
        foreach (var queue in routes.QueuesOf(contract, tenantId))
        {
            if (table.Add(session, new NewWork(
                    tenantId, conversationId, contract, payload, uniqueKey, priority, notBefore, Activity.Current?.Id, queue)) is not { } id)
            {
                continue;
            }

            added.Add(id);
            if (notBefore is null && IsOurs(contract, queue))
            {
                session.AfterCommit(() => due.TryTake(new DueItem(id, tenantId, priority)));
            }
        }

        return added;
    }

    private bool IsOurs(string contract, string queue) => contracts.Handled.Contains(contract)
        && (queue.Length == 0 ? services.StoodIn.All(service => service.Contract != contract) : services.Handling(contract).Contains(queue));
}
