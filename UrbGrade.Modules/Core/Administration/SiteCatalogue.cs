using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Registry;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Administration;

internal sealed class SiteCatalogue(
    IUrbGradeContexts contexts, AuditedChanges changes, Reach reach, ITenantRegistry tenants, IAssetTraits traits, IWorkItems work,
    IEnumerable<ITenantMove> moves, TimeProvider time) : ISiteCatalogue
{
    /// <summary>What a manifest says holds for all that the site has sent.</summary>
    private static readonly DateOnly Ever = new(2000, 1, 1);

    public async Task<SiteImport> Import(SiteManifest manifest, CancellationToken cancellation)
    {
        if (!reach.TryFind(manifest.TenantCode, out var tenant, out var refusal))
        {
            return new SiteImport(refusal);
        }

        if (ManifestRules.Broken(manifest) is { } broken)
        {
            return new SiteImport(Refused.Invalid(broken));
        }

        var (added, changed) = (0, 0);
        var result = await changes.Commit(TenantScope.Of(tenant.Id), ChangeTopic.Registry, (database, session) =>
        {
            var import = new ManifestImport(database, tenant.Id, time.GetUtcNow());
            var touched = import.Run(manifest);
            (added, changed) = (import.Added, import.Changed);
            Tell(session, tenant.Id, import);
            return touched
                ? AuditedChange.Done(
                    tenant.Id, "site.imported", manifest.SiteCode, null, $"{manifest.Assets.Count} assets: {added} added, {changed} changed")
                : AuditedChange.Nothing;
        }, cancellation);
        return result.Outcome == AdministrationOutcome.Done
            ? new SiteImport(await Describe(manifest, result, cancellation), added, changed) : new SiteImport(result);
    }

    private void Tell(IWriteSession session, int tenantId, ManifestImport import)
    {
        foreach (var move in import.HasOtherClock ? moves : [])
        {
            move.Moved(session, tenantId);
        }

        foreach (var (meter, from) in import.Moved)
        {
            work.Add(session, tenantId, $"moved-{Guid.NewGuid():n}", new MeterMoved(tenantId, meter, from), priority: WorkPriority.Low);
        }

        foreach (var asset in import.Described)
        {
            work.Add(session, tenantId, $"described-{Guid.NewGuid():n}", new AssetDescribed(tenantId, asset), priority: WorkPriority.Low);
        }
    }

    /// <summary>Hands on what the manifest says of assets beside the registry's own columns, up to the first refusal.</summary>
    private async Task<AdministrationResult> Describe(SiteManifest manifest, AdministrationResult result, CancellationToken cancellation)
    {
        foreach (var asset in manifest.Assets)
        {
            foreach (var (name, value) in asset.Facts ?? new Dictionary<string, double>())
            {
                result = (await traits.Set(manifest.TenantCode, manifest.SiteCode, asset.Id, name, Ever, value, $"manifest of {manifest.SiteCode}", cancellation)).After(result);
                if (result.Outcome != AdministrationOutcome.Done)
                {
                    return result;
                }
            }

            if (asset.Street is { } street)
            {
                result = (await traits.Place(manifest.TenantCode, manifest.SiteCode, asset.Id, KpiScope.Street, street, cancellation)).After(result);
                if (result.Outcome != AdministrationOutcome.Done)
                {
                    return result;
                }
            }
        }

        return result;
    }

    public async Task<IReadOnlyList<MeterEntry>> Meters(CancellationToken cancellation)
    {
        if (reach.Scope is not { } scope)
        {
            return [];
        }

        await using var database = contexts.Read(scope);
        var rows = await (
            from meter in database.Set<MeterRow>()
            join asset in database.Set<AssetRow>() on meter.AssetId equals asset.Id
            join site in database.Set<SiteRow>() on asset.SiteId equals site.Id
            select new { meter.TenantId, meter.Source, Site = site.Code, asset.Code, asset.Name, asset.Kind, meter.RegisteredAt })
            .ToListAsync(cancellation);
        return [.. rows.Select(r => new MeterEntry(
                tenants.Find(r.TenantId)?.Code ?? "", r.Source, r.Site, r.Code, r.Name, r.Kind, r.RegisteredAt))
            .OrderBy(m => m.TenantCode, StringComparer.Ordinal).ThenBy(m => m.Source, StringComparer.Ordinal)];
    }

    public async Task<AdministrationResult> AddMeter(string tenantCode, string source, CancellationToken cancellation)
    {
        if (!reach.TryFind(tenantCode, out var tenant, out var refusal))
        {
            return refusal;
        }

        if (string.IsNullOrWhiteSpace(source) || source.Length > 100 || source.Any(char.IsControl))
        {
            return Refused.Invalid($"The meter is '{source}'; allowed are 1 to 100 printable characters, as its messages name it.");
        }

        return await changes.Commit(TenantScope.Of(tenant.Id), ChangeTopic.Registry, database =>
            MeterRegistration.Register(database, tenant, source, time.GetUtcNow())
                ? AuditedChange.Done(tenant.Id, "meter.added", source)
                : Refused.AlreadyExists($"The tenant '{tenantCode}' has a meter '{source}' already."), cancellation);
    }
}
