using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Catalogue;

internal sealed class AssetTraitBook(IUrbGradeContexts contexts, AuditedChanges changes, Reach reach, StaleMarks stale) : IAssetTraits
{
    public IReadOnlyDictionary<string, string> Names => AssetTraits.Units;

    public async Task<IReadOnlyList<AssetTraitEntry>> List(string? tenantCode, CancellationToken cancellation)
    {
        if (!reach.TryFind(tenantCode, out var tenant, out _))
        {
            return [];
        }

        await using var database = contexts.Read(TenantScope.Of(tenant.Id));
        var rows = await (
            from trait in database.Set<AssetTraitRow>()
            join asset in database.Set<AssetRow>() on trait.AssetId equals asset.Id
            orderby asset.Code, trait.Name, trait.From
            select new { asset.Code, AssetName = asset.Name, trait.Name, trait.From, trait.Value, trait.Source }).ToListAsync(cancellation);
        return [.. rows.Select(r => new AssetTraitEntry(r.Code, r.AssetName, r.Name, r.From, r.Value, AssetTraits.Units.GetValueOrDefault(r.Name, "1"), r.Source))];
    }

    public async Task<AdministrationResult> Set(
        string? tenantCode, string? siteCode, string assetCode, string name, DateOnly from, double value, string source, CancellationToken cancellation)
    {
        if (!reach.TryFind(tenantCode, out var tenant, out var refusal))
        {
            return refusal;
        }

        if (!AssetTraits.Units.TryGetValue(name, out var unit) || !AssetTraits.Allows(name, value) || IsBlank(source))
        {
            return Refused.Invalid(
                $"The fact is '{name}' = {value} by '{source}'; allowed are {string.Join(", ", AssetTraits.Units.Select(t => $"{t.Key} ({t.Value})"))}, 0 to {AssetTraits.Greatest:0}, classes M1 to M6, C0 to C5 and P1 to P7, phases 1 to 3, calorific values above 0 to 50, minutes -120 to 120, cooled 0 or 1, and a source of 1 to 200 characters.");
        }

        // Days are judged by phases, as they are by the settings of meters, and made of the energy of gas.
        var isOfDays = name is AssetTraits.PhaseFactor or AssetTraits.CalorificValue;
        return await changes.Commit(TenantScope.Of(tenant.Id), isOfDays ? ChangeTopic.Registry : null, (database, session) =>
        {
            if (Asset(database, siteCode, assetCode, out var asset) is { } problem)
            {
                return problem;
            }

            var row = database.Set<AssetTraitRow>().SingleOrDefault(t => t.AssetId == asset.Id && t.Name == name && t.From == from);
            if (row is not null && row.Value.Equals(value) && row.Source == source)
            {
                return AuditedChange.Nothing;
            }

            var before = row is null ? null : $"{row.Value} {unit}";
            if (row is null)
            {
                database.Add(row = new AssetTraitRow { TenantId = tenant.Id, AssetId = asset.Id, Name = name, From = from, Source = source });
            }

            (row.Value, row.Source) = (value, source);
            // A year's figure stands on the mean of its days.
            stale.Months(session, tenant.Id, asset.Id, from, DateOnly.MaxValue);
            if (isOfDays)
            {
                stale.DaysOfAsset(session, tenant.Id, asset.Id, from, DateOnly.MaxValue);
            }

            return AuditedChange.Done(tenant.Id, "asset.trait", $"{assetCode} {name} from {from:O}", before, $"{value} {unit}");
        }, cancellation);
    }

    public async Task<AdministrationResult> Place(
        string? tenantCode, string? siteCode, string assetCode, KpiScope kind, string name, CancellationToken cancellation)
    {
        if (!reach.TryFind(tenantCode, out var tenant, out var refusal))
        {
            return refusal;
        }

        if (kind is not (KpiScope.Street or KpiScope.District) || IsBlank(name))
        {
            return Refused.Invalid($"The place is the {kind} '{name}'; allowed are streets and districts with 1 to 200 characters.");
        }

        return await changes.Commit(TenantScope.Of(tenant.Id), topic: null, (database, session) =>
        {
            if (Asset(database, siteCode, assetCode, out var asset) is { } problem)
            {
                return problem;
            }

            var place = database.Set<PlaceRow>().SingleOrDefault(p => p.Kind == kind && p.Name == name);
            if (place is null)
            {
                database.Add(place = new PlaceRow { TenantId = tenant.Id, Kind = kind, Name = name });
                database.SaveChanges();
            }

            var places = database.Set<PlaceRow>().Where(p => p.Kind == kind).Select(p => p.Id);
            var memberships = database.Set<PlaceAssetRow>().Where(m => m.AssetId == asset.Id && places.Contains(m.PlaceId)).ToList();
            if (memberships is [var only] && only.PlaceId == place.Id)
            {
                return AuditedChange.Nothing;
            }

            database.RemoveRange(memberships);
            database.Add(new PlaceAssetRow { TenantId = tenant.Id, PlaceId = place.Id, AssetId = asset.Id });
            stale.Months(session, tenant.Id, asset.Id, DateOnly.MinValue, DateOnly.MaxValue);
            return AuditedChange.Done(tenant.Id, "asset.place", assetCode, null, $"{kind} {name}");
        }, cancellation);
    }

    private static AdministrationResult? Asset(UrbGradeContext database, string? site, string code, out AssetRow asset)
    {
        var found = database.Set<AssetRow>().Where(a => a.Code == code && (site == null || database.Set<SiteRow>().Any(s => s.Id == a.SiteId && s.Code == site)))
            .Take(2).ToList();
        asset = found.FirstOrDefault()!;
        return found.Count switch
        {
            0 => Refused.NotFound(site is null ? $"There is no asset with the code '{code}'." : $"The site '{site}' has no asset with the code '{code}'."),
            1 => null,
            _ => Refused.Invalid($"Several sites have an asset with the code '{code}'; name the site, too."),
        };
    }

    private static bool IsBlank(string text) => string.IsNullOrWhiteSpace(text) || text.Length > 200 || text.Any(char.IsControl);
}
