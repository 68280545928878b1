using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Analysis.Domain.Findings;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Analysis.Findings;

/// <summary>Names and zones of what findings are about.</summary>
internal sealed class FindingNames
{
    private readonly Dictionary<int, (string Name, string Zone, string? Origin)> sites;
    private readonly Dictionary<int, (string Name, int SiteId)> assets;
    private readonly Dictionary<int, (string Meter, int AssetId, string Quantity)> series;

    private FindingNames(
        Dictionary<int, (string, string, string?)> sites, Dictionary<int, (string, int)> assets, Dictionary<int, (string, int, string)> series) =>
        (this.sites, this.assets, this.series) = (sites, assets, series);

    /// <param name="zone">Of the tenant, for sites without one of their own.</param>
    public static async Task<FindingNames> Load(UrbGradeContext database, string zone, CancellationToken cancellation) => new(
        await database.Set<SiteRow>().AsNoTracking().ToDictionaryAsync(s => s.Id, s => (s.Name, s.TimeZone ?? zone, s.Origin), cancellation),
        await database.Set<AssetRow>().AsNoTracking().Select(a => new { a.Id, a.Name, a.SiteId })
            .ToDictionaryAsync(a => a.Id, a => (a.Name, a.SiteId), cancellation),
        await (from one in database.Set<SeriesRow>()
               join meter in database.Set<MeterRow>() on one.MeterId equals meter.Id
               select new { one.Id, meter.Source, meter.AssetId, one.Quantity })
            .ToDictionaryAsync(s => s.Id, s => (s.Source, s.AssetId, s.Quantity), cancellation));

    public FindingItem Item(FindingRow row, EvidenceText evidence)
    {
        var (name, zone, origin) = Of(row.Scope, row.ScopeId);
        var days = evidence.Numbers.GetValueOrDefault("lookedLast") + 1 - DateOnly.FromDateTime(row.StartAt.UtcDateTime).DayNumber;
        var quantity = row.Scope == FindingScope.Series ? QuantityOf(row.ScopeId) : null;
        return new FindingItem(
            row.Id, row.Kind, row.Scope, name, row.AssetId, zone, origin, row.StartAt, row.EndAt, row.Strength, row.Confidence, row.Excess, row.Money,
            row.State, row.WithdrawnAt is not null, evidence.Numbers)
        {
            Medium = evidence.Medium, IsMoneyOfYear = MoneyAtStake.IsOfYear(evidence.Medium, days),
            Quantity = quantity, AlsoSilent = row.Kind != FindingKind.Silence ? []
                : [.. Silence.Others(evidence.Numbers).Select(QuantityOf).OfType<string>().Where(other => other != quantity).Distinct()],
        };
    }

    /// <summary>Name of a scope; empty where it is gone.</summary>
    public (string Name, string Zone, string? Origin) Of(FindingScope scope, int id)
    {
        if (scope == FindingScope.Site)
        {
            return sites.GetValueOrDefault(id, ("", "UTC", null));
        }

        var (meter, assetId, _) = scope == FindingScope.Series ? series.GetValueOrDefault(id, ("", 0, "")) : ("", id, "");
        var (asset, siteId) = assets.GetValueOrDefault(assetId, ("", 0));
        var (_, zone, origin) = sites.GetValueOrDefault(siteId, ("", "UTC", null));
        return (meter.Length == 0 || meter == asset ? asset : $"{asset} ({meter})", zone, origin);
    }

    private string? QuantityOf(int id) => series.TryGetValue(id, out var one) ? one.Quantity : null;
}
