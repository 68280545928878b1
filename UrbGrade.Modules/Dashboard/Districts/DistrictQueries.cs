using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Dashboard.Maps;

namespace UrbGrade.Modules.Dashboard.Districts;

/// <summary>What everybody may see. Only tenants that are public are ever opened.</summary>
internal sealed class DistrictQueries(IUrbGradeContexts contexts, TenantMaps maps, DistrictCache cache, IOptions<DashboardOptions> options, TimeProvider clock) : IDistrictQueries
{
    public async Task<IReadOnlyList<DistrictName>> ListPublic(CancellationToken cancellation)
    {
        await using var context = contexts.Read(TenantScope.Platform);
        return await context.Set<TenantRow>().Where(t => t.IsPublic).OrderBy(t => t.Name)
            .Select(t => new DistrictName(t.Code, t.Name)).ToListAsync(cancellation);
    }

    public async Task<DistrictOverview?> Find(string code, CancellationToken cancellation)
    {
        var tenant = await FindTenant(code, cancellation);
        return tenant is null ? null : await cache.Get(tenant.Id, () => Compose(tenant, cancellation));
    }

    private async Task<TenantRow?> FindTenant(string code, CancellationToken cancellation)
    {
        await using var context = contexts.Read(TenantScope.Platform);
        return await context.Set<TenantRow>().AsNoTracking().SingleOrDefaultAsync(t => t.Code == code && t.IsPublic, cancellation);
    }

    private async Task<DistrictOverview> Compose(TenantRow tenant, CancellationToken cancellation)
    {
        await using var context = contexts.Read(TenantScope.Of(tenant.Id));
        return await DistrictComposition.Compose(
            context, tenant, await maps.Get(tenant.Id, cancellation), new Disclosure(options.Value.FewestAssets), clock.GetUtcNow(), cancellation);
    }
}
