using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Orchestration;

/// <summary>Ends a closed tenant's partner modules: what they publish, what was decided about it, and what waits for them. Their
/// certificates are revoked with the tenant's others.</summary>
internal sealed class EndedModules : ITenantEnding
{
    public void End(UrbGradeContext database, IWriteSession session, int tenantId, DateTimeOffset now)
    {
        var services = database.Set<ServiceRow>().Where(row => row.TenantId == tenantId).ToList();
        var nodes = database.Set<ModuleNodeRow>().Where(row => row.TenantId == tenantId).ToList();
        List<string> modules = [.. services.Select(row => row.Module).Union(nodes.Select(row => row.Module))];
        if (modules.Count == 0)
        {
            return;
        }

        database.RemoveRange(services);
        database.RemoveRange(nodes);
        database.RemoveRange(database.Set<ServiceRuleRow>().Where(row => row.TenantId == tenantId
            && (modules.Contains(row.Module) || (row.RedirectTo != null && modules.Contains(row.RedirectTo)))));
        EndWork(database, tenantId, modules, now);
        ChangeCounters.Advance(session, ChangeTopic.Services);
    }

    private static void EndWork(UrbGradeContext database, int tenantId, List<string> modules, DateTimeOffset now) => database.Set<WorkItemRow>()
        .Where(item => item.TenantId == tenantId && modules.Contains(item.Queue)
            && (item.State == WorkItemState.Waiting || item.State == WorkItemState.Leased))
        .ExecuteUpdate(set => set.SetProperty(item => item.State, WorkItemState.Done)
            .SetProperty(item => item.FinishedAt, now)
            .SetProperty(item => item.LeaseOwner, (string?)null)
            .SetProperty(item => item.LeaseEndsAt, (DateTimeOffset?)null)
            .SetProperty(item => item.Error, "Withdrawn: the tenant was closed."));
}
