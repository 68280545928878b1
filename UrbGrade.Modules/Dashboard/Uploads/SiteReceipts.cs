using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Dashboard.Uploads;

internal sealed class SiteReceipts(IUrbGradeContexts contexts, Reach reach, TimeProvider clock) : ISiteReceipts
{
    public async Task<IReadOnlyList<SiteReceipt>> List(CancellationToken cancellation)
    {
        if (reach.Scope is not { } scope)
        {
            return [];
        }

        var receipts = new List<SiteReceipt>();
        foreach (var tenant in (await Sites(scope, cancellation)).GroupBy(site => site.TenantId))
        {
            // Whether a site is its tenant's only one shows in the tenant's own scope alone.
            await using var database = contexts.Read(TenantScope.Of(tenant.Key));
            foreach (var site in tenant)
            {
                var last = await LastReceipts.Of(database, site.SiteId, clock.GetUtcNow(), cancellation);
                receipts.Add(site with { LastReceiptAt = last?.ReceivedAt });
            }
        }

        return receipts;
    }

    private async Task<List<SiteReceipt>> Sites(TenantScope scope, CancellationToken cancellation)
    {
        await using var database = contexts.Read(scope);
        return await (
            from site in database.Set<SiteRow>()
            join tenant in database.Set<TenantRow>() on site.TenantId equals tenant.Id
            orderby tenant.Id, site.Id
            select new SiteReceipt(tenant.Id, tenant.Name, site.Id, site.Name, null)).ToListAsync(cancellation);
    }
}
