using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Dashboard.Administration;

/// <summary>The tenants' list with what it takes from several modules; changes go to the directory.</summary>
internal sealed class TenantAdministration(
    IUrbGradeContexts contexts, ITenantDirectory directory, ITenantSession session, TimeProvider time) : ITenantAdministration
{
    public async Task<IReadOnlyList<TenantSummary>> List(CancellationToken cancellation)
    {
        if (!session.IsPlatformAdministrator)
        {
            return [];
        }

        var now = time.GetUtcNow();
        await using var database = contexts.Read(TenantScope.Platform);
        return await database.Set<TenantRow>().AsNoTracking().OrderBy(t => t.Code).Select(t => new TenantSummary(
            t.Id,
            t.Code,
            t.Name,
            t.TimeZone,
            t.Currency,
            t.IsPublic,
            t.AllowsSha1,
            database.Set<SiteRow>().Count(s => s.TenantId == t.Id),
            database.Set<AssetRow>().Count(a => a.TenantId == t.Id),
            database.Set<GatewayCertificateRow>().Count(c =>
                c.TenantId == t.Id && c.RevokedAt == null && c.NotBefore <= now && c.NotAfter >= now),
            database.Set<RawRequestRow>().Where(r => r.TenantId == t.Id).Max(r => (DateTimeOffset?)r.ReceivedAt))).ToListAsync(cancellation);
    }

    public Task<AdministrationResult> Add(NewTenant tenant, CancellationToken cancellation) => directory.Add(
        new TenantDraft(tenant.Code, tenant.Name, Country: null, tenant.TimeZone, tenant.Currency), cancellation);

    public async Task<AdministrationResult> Change(
        TenantSummary seen, string name, bool isPublic, bool allowsSha1, CancellationToken cancellation)
    {
        var known = await directory.List(cancellation);
        return known.FirstOrDefault(entry => entry.Tenant.Id == seen.TenantId)?.Tenant.Code is { } code
            ? await directory.Change(code, new TenantChange(
                name, AllowsSha1: allowsSha1, IsPublic: isPublic, Seen: new TenantChange(seen.Name, AllowsSha1: seen.AllowsSha1, IsPublic: seen.IsPublic)), cancellation)
            : new AdministrationResult(
                session.IsPlatformAdministrator ? AdministrationOutcome.NotFound : AdministrationOutcome.NotAllowed, new Refusal("Tenant.OutOfReach", $"There is no such tenant in reach."));
    }
}
