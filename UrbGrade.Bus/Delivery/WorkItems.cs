namespace UrbGrade.Bus.Delivery;

internal sealed class WorkItems(IWorkItemTable table, WorkContracts contracts, DueWork due) : IWorkItems
{
    public void Add(IWriteSession session, int tenantId, string conversationId, object message, string? uniqueKey = null)
    {
        var (contract, payload) = contracts.Write(message);
        if (table.Add(session, new NewWork(tenantId, conversationId, contract, payload, uniqueKey)) is { } id
            && contracts.Handled.Contains(contract))
        {
            session.AfterCommit(() => due.TryTake(id));
        }
    }
}
