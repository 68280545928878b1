using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Accounts;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.People;

/// <summary>Finds the meters that are the session's own.</summary>
internal sealed class OwnMeters(IUrbGradeContexts contexts, ITenantSession session, TimeProvider clock)
{
    /// <summary>By name; empty for who has none.</summary>
    public async Task<IReadOnlyList<OwnMeter>> List(CancellationToken cancellation)
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
                && (assignment.UntilAt == null || assignment.UntilAt > now)
            orderby meter.Source
            select new OwnMeter(tenantId, user.Id, meter.Id, meter.Source, meter.AssetId)).ToListAsync(cancellation);
    }
}
