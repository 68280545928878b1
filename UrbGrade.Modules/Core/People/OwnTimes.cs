using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Accounts;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.People;

/// <summary>Finds which meters are or were the session's own, and when.</summary>
internal sealed class OwnTimes(IUrbGradeContexts contexts, ITenantSession session, TimeProvider clock)
{
    /// <summary>By meter and time, those that have begun; empty for who has none.</summary>
    public async Task<IReadOnlyList<OwnTime>> List(CancellationToken cancellation)
    {
        if (session is not { CurrentTenantId: { } tenantId, AccountName: { } account })
        {
            return [];
        }

        var (name, now) = (AccountRows.Normal(account), clock.GetUtcNow());
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        return await (
            from user in database.Users
            join assignment in database.Set<MeterAssignmentRow>() on user.Id equals assignment.UserId
            join meter in database.Set<MeterRow>() on assignment.MeterId equals meter.Id
            where user.NormalizedEmail == name && user.TenantId == tenantId && assignment.ErasedAt == null && assignment.FromAt <= now
            orderby meter.Source, assignment.FromAt
            select new OwnTime(meter.Id, meter.Source, meter.AssetId, assignment.FromAt, assignment.UntilAt)).ToListAsync(cancellation);
    }
}
