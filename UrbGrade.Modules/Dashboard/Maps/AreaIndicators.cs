using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Maps;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Dashboard.Districts;
using UrbGrade.Modules.Gis.Store;

namespace UrbGrade.Modules.Dashboard.Maps;

/// <summary>What areas are told of beside the readings of their assets: what works have saved, and how vulnerable people are. Neither has a month. Savings
/// are those of whole cells, as readings are; vulnerability is somebody else's.</summary>
internal static class AreaIndicators
{
    public const string Saving = "saving";

    public const string Vulnerability = "vulnerability";

    public static IReadOnlyList<MapFigure> Named { get; } =
        [new(Saving, "Energy saved by works", "kW.h", AddsUp: false), new(Vulnerability, "Vulnerability", "1", AddsUp: false)];

    public static bool Has(AreaMapRequest request) => request.Figure is Saving or Vulnerability;

    /// <summary>In the order of the areas.</summary>
    public static async Task<IReadOnlyList<AreaFigure>> Load(
        UrbGradeContext database, TenantMap map, AreaMapRequest request, Disclosure disclosure, CancellationToken cancellation)
    {
        var areas = map.Of(request.Kind);
        if (request.Figure == Vulnerability)
        {
            var values = await Values(database, request.Kind, cancellation);
            return
            [
                .. areas.Select(area => area.Place).Select(place =>
                    values.TryGetValue(place.Code, out var row) ? Figure(map, place, row.Value) with { Source = row.Source, Year = row.Year } : Figure(map, place, null)),
            ];
        }

        var saved = await SavedByCells.Load(database, map, disclosure, cancellation);
        return
        [
            .. areas.Select(area => saved.In(
                Figure(map, area.Place, null) with { Assets = area.Cells.Sum(cell => map.Cells[cell].Count), MergedWith = area.MergedWith }, [.. area.Cells])),
        ];
    }

    /// <summary>What works in the cells of a drawn area have saved; nothing is said of how vulnerable people in a part of an area are.</summary>
    public static async Task<AreaFigure> Sum(
        UrbGradeContext database, TenantMap map, AreaMapRequest request, AreaFigure drawn, IReadOnlyList<int> cells, Disclosure disclosure, CancellationToken cancellation) =>
        request.Figure == Saving ? (await SavedByCells.Load(database, map, disclosure, cancellation)).In(drawn, cells) : drawn;

    private static AreaFigure Figure(TenantMap map, Place place, double? value) => new(
        place.Id, place.Code, place.Name, value, map.AssetsOf(place).Count(), Reporting: 0, ValidReadings: 0, ExpectedReadings: 0, EstimatedReadings: 0, KpiStatus.Ok, Class: null,
        MergedWith: null, map.InsideOf(place).X, map.InsideOf(place).Y);

    /// <summary>The newest year of each place, by code.</summary>
    private static async Task<Dictionary<string, VulnerabilityRow>> Values(UrbGradeContext database, PlaceKind kind, CancellationToken cancellation) =>
        (await database.Set<VulnerabilityRow>().AsNoTracking().Where(row => row.Kind == kind).ToListAsync(cancellation))
            .GroupBy(row => row.Code).ToDictionary(group => group.Key, group => group.MaxBy(row => row.Year)!, StringComparer.Ordinal);
}
