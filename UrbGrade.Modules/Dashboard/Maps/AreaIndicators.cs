using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Maps;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Gis.Store;

namespace UrbGrade.Modules.Dashboard.Maps;

/// <summary>What areas are told of beside the readings of their assets: what works have saved, and how vulnerable people are. Neither has a month, and neither is made of cells:
/// savings stand on the page of plans one by one, and vulnerability is somebody else's.</summary>
internal static class AreaIndicators
{
    public const string Saving = "saving";

    public const string Vulnerability = "vulnerability";

    public static IReadOnlyList<MapFigure> Named { get; } =
        [new(Saving, "Energy saved by works", "kW.h", AddsUp: false), new(Vulnerability, "Vulnerability", "1", AddsUp: false)];

    public static bool Has(AreaMapRequest request) => request.Figure is Saving or Vulnerability;

    /// <summary>In the order of the areas.</summary>
    public static async Task<IReadOnlyList<AreaFigure>> Load(UrbGradeContext database, TenantMap map, AreaMapRequest request, CancellationToken cancellation)
    {
        var areas = map.Of(request.Kind).Select(area => area.Place).ToList();
        if (request.Figure == Vulnerability)
        {
            var values = await Values(database, request.Kind, cancellation);
            return [.. areas.Select(place => values.TryGetValue(place.Code, out var row) ? Figure(map, place, row.Value) with { Source = row.Source, Year = row.Year } : Figure(map, place, null))];
        }

        var works = await Works(database, cancellation);
        return [.. areas.Select(place => Saved(Figure(map, place, null), works, [.. map.AssetsOf(place)]))];
    }

    /// <summary>What works in a drawn area have saved; nothing is said of how vulnerable people in a part of an area are.</summary>
    public static async Task<AreaFigure> Sum(UrbGradeContext database, AreaMapRequest request, AreaFigure drawn, HashSet<int> assets, CancellationToken cancellation) =>
        request.Figure == Saving ? Saved(drawn, await Works(database, cancellation), assets) : drawn;

    /// <summary>Works count where all their assets are: what a work at several saved cannot be divided among them.</summary>
    private static AreaFigure Saved(AreaFigure area, List<(double SavedKwh, HashSet<int> Assets)> works, HashSet<int> assets)
    {
        var inside = works.Where(work => work.Assets.IsSubsetOf(assets)).ToList();
        return area with { Value = inside.Count == 0 ? null : inside.Sum(work => work.SavedKwh), Reporting = inside.Count };
    }

    private static AreaFigure Figure(TenantMap map, Place place, double? value) => new(
        place.Id, place.Code, place.Name, value, map.AssetsOf(place).Count(), Reporting: 0, ValidReadings: 0, ExpectedReadings: 0, EstimatedReadings: 0, KpiStatus.Ok, Class: null,
        MergedWith: null, map.InsideOf(place).X, map.InsideOf(place).Y);

    /// <summary>The newest year of each place, by code.</summary>
    private static async Task<Dictionary<string, VulnerabilityRow>> Values(UrbGradeContext database, PlaceKind kind, CancellationToken cancellation) =>
        (await database.Set<VulnerabilityRow>().AsNoTracking().Where(row => row.Kind == kind).ToListAsync(cancellation))
            .GroupBy(row => row.Code).ToDictionary(group => group.Key, group => group.MaxBy(row => row.Year)!, StringComparer.Ordinal);

    private static async Task<List<(double SavedKwh, HashSet<int> Assets)>> Works(UrbGradeContext database, CancellationToken cancellation)
    {
        var savings = await (
            from saving in database.Set<SavingRow>()
            join work in database.Set<InterventionRow>() on saving.InterventionId equals work.Id
            where saving.Days > 0 && (work.State == InterventionState.Done || work.State == InterventionState.Measured)
            select new { work.Id, SavedKwh = saving.ExpectedKwh - saving.ObservedKwh }).ToListAsync(cancellation);
        var assets = (await database.Set<InterventionAssetRow>().Select(one => new { one.InterventionId, one.AssetId }).ToListAsync(cancellation))
            .ToLookup(one => one.InterventionId, one => one.AssetId);
        return [.. savings.Where(one => assets.Contains(one.Id)).Select(one => (one.SavedKwh, assets[one.Id].ToHashSet()))];
    }
}
