using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Administration;

internal sealed class TenantLogos(IUrbGradeContexts contexts, AuditedChanges changes, ITenantSession session, Reach reach) : ITenantLogos
{
    private const int TagBytes = 16;

    public async Task<TenantLogo?> Find(string tenantCode, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Platform);
        var (own, isPlatform) = (session.CurrentTenantId, session.IsPlatformAdministrator);
        var found = await (from tenant in database.Set<TenantRow>()
                           join logo in database.Set<TenantLogoRow>() on tenant.Id equals logo.TenantId
                           where tenant.Code == tenantCode && tenant.LogoTag != null && (tenant.IsPublic || tenant.Id == own || isPlatform)
                           select new { logo.Png, tenant.LogoTag }).SingleOrDefaultAsync(cancellation);
        return found is null ? null : new TenantLogo(found.Png, found.LogoTag!);
    }

    public async Task<AdministrationResult> Set(string tenantCode, byte[]? png, CancellationToken cancellation)
    {
        if (!reach.IsPlatform && !reach.TryFind(tenantCode, out _, out _))
        {
            return Refused.NotAllowed;
        }

        Refusal? problem = null;
        var kept = png is null ? null : LogoFile.Read(png, out problem);
        if (problem is not null)
        {
            return Refused.Invalid(problem);
        }

        var tag = kept is null ? null : Convert.ToHexStringLower(SHA256.HashData(kept).AsSpan(0, TagBytes));
        return await changes.Commit(TenantScope.Platform, ChangeTopic.Registry, database =>
        {
            if (database.Set<TenantRow>().SingleOrDefault(t => t.Code == tenantCode) is not { } row)
            {
                return Refused.NotFound("Tenant.Unknown", $"There is no tenant with the code '{tenantCode}'.");
            }

            if (row.LogoTag == tag)
            {
                return AuditedChange.Nothing;
            }

            var before = row.LogoTag;
            row.LogoTag = tag;
            database.Set<TenantLogoRow>().Where(logo => logo.TenantId == row.Id).ExecuteDelete();
            if (kept is not null)
            {
                database.Add(new TenantLogoRow { TenantId = row.Id, Png = kept });
            }

            return AuditedChange.Done(row.Id, "tenant.logo", tenantCode, before, tag);
        }, cancellation);
    }
}
