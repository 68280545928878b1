using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Dashboard.Flows;

/// <summary>Work that the batches of a tenant share, so that it may belong to another conversation.</summary>
internal static class SharedWork
{
    /// <summary>How it stands, and the failure that holds it up: waiting, and none, where nothing failed.</summary>
    /// <param name="module">The one that does it: partners' modules may handle the same contract, and hold nothing up.</param>
    public static async Task<(BatchStepState State, string? Error)> Of(
        UrbGradeContext database, int tenantId, string contract, string module, CancellationToken cancellation)
    {
        var failed = await database.Set<WorkItemRow>().AsNoTracking()
            .Where(work => work.TenantId == tenantId && work.Contract == contract && (work.Queue == "" || work.Queue == module) && work.Error != null
                && (work.State == WorkItemState.Parked || work.State == WorkItemState.Waiting))
            .OrderByDescending(work => work.Id).FirstOrDefaultAsync(cancellation);
        if (failed is null)
        {
            return (BatchStepState.Waiting, null);
        }

        return (failed.State == WorkItemState.Parked ? BatchStepState.Parked : BatchStepState.Retrying, failed.Error);
    }
}
