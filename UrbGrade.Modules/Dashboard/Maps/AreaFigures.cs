using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NetTopologySuite.Geometries;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Maps;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Dashboard.Districts;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Dashboard.Maps;

/// <summary>The figures of a tenant's areas, whoever asks for them.</summary>
internal sealed class AreaFigures(TenantMaps maps, ITenantRegistry tenants, AskedFigures asked, IOptions<DashboardOptions> options, TimeProvider clock)
{
    /// <param name="database">Of the tenant.</param>
    public async Task<(TenantMap Areas, AreaMap Map)> Load(UrbGradeContext database, AreaMapRequest request, CancellationToken cancellation)
    {
        var areas = await maps.Get(database.Scope.TenantId, cancellation);
        var (currency, figures) = AreaIndicators.Has(request)
            ? (null, await AreaIndicators.Load(database, areas, request, new Disclosure(options.Value.FewestAssets), cancellation)) : await OfCells(database, areas, request, cancellation);
        var bounds = request.Bounds ?? AreaClasses.BoundsOf(figures);
        var origins = await database.Set<SiteRow>().Where(s => s.Origin != null).Select(s => s.Origin!).Distinct().OrderBy(o => o).ToListAsync(cancellation);
        return (areas, new AreaMap(
            request, currency, origins.Count == 0 ? null : string.Join(", ", origins), options.Value.FewestAssets, bounds,
            AreaClasses.Sort(figures, bounds)));
    }

    /// <summary>Figures and shapes as GeoJSON, as exact as a zoom can show them.</summary>
    /// <param name="database">Of the tenant.</param>
    public async Task<byte[]> WriteGeoJson(UrbGradeContext database, AreaMapRequest request, int zoom, CancellationToken cancellation)
    {
        var (areas, map) = await Load(database, request, cancellation);
        return AreaGeoJson.Write(map, areas.Of(request.Kind).Select(area => areas.Simplified(area.Place, zoom)));
    }

    /// <summary>The figure of the cells that have more than half of their assets in a shape.</summary>
    /// <param name="database">Of the tenant.</param>
    public async Task<AreaFigure> Sum(UrbGradeContext database, AreaMapRequest request, Geometry shape, CancellationToken cancellation)
    {
        var map = await maps.Get(database.Scope.TenantId, cancellation);
        var disclosure = new Disclosure(options.Value.FewestAssets);
        var inside = shape.InteriorPoint.Coordinate;
        if (AreaIndicators.Has(request))
        {
            var cells = map.CellsIn(asset => asset.IsIn(shape));
            return await AreaIndicators.Sum(
                database, map, request,
                new AreaFigure(0, "", "", null, cells.Sum(cell => map.Cells[cell].Count), 0, 0, 0, 0, KpiStatus.Ok, Class: null, MergedWith: null, inside.X, inside.Y), cells, disclosure,
                cancellation);
        }

        var months = new List<AreaFigure>();
        foreach (var one in MonthsOf(request, database.Scope.TenantId))
        {
            var then = await map.OfMonth(database, one.Month, disclosure.Fewest, cancellation);
            var cells = then.CellsIn(asset => asset.IsIn(shape));
            var month = await MonthOfCells.Load(database, then, one, disclosure, clock.GetUtcNow(), cancellation);
            months.AddRange(await WithLoad(database, one, month, [(month.Figure(0, "", "", cells, mergedWith: null, inside), cells)], cancellation));
        }

        return months.Count == 1 ? months[0] : YearOfAreas.Sum(months, MapKpi.Of(request).Definition.MinimumCoverage);
    }

    /// <summary>The month, or those of the year that are over at the tenant.</summary>
    private IReadOnlyList<AreaMapRequest> MonthsOf(AreaMapRequest request, int tenantId) => request.Length switch
    {
        PeriodLength.Month => [request],
        PeriodLength.Year when MapKpi.Of(request).Rule?.AddsUp == true => YearOfAreas.MonthsOf(
            request, LocalCalendar.Of(tenants.Find(tenantId)?.TimeZone ?? "UTC").DayOf(clock.GetUtcNow())),
        _ => throw new ArgumentException($"Areas are not told of '{request.Figure ?? request.Quantity.ToString()}' by {request.Length}.", nameof(request)),
    };

    private async Task<(string? Currency, IReadOnlyList<AreaFigure> Figures)> OfCells(
        UrbGradeContext database, TenantMap areas, AreaMapRequest request, CancellationToken cancellation)
    {
        var (currency, months) = ((string?)null, new List<IReadOnlyList<AreaFigure>>());
        foreach (var one in MonthsOf(request, database.Scope.TenantId))
        {
            var then = await areas.OfMonth(database, one.Month, options.Value.FewestAssets, cancellation);
            var month = await MonthOfCells.Load(database, then, one, new Disclosure(options.Value.FewestAssets), clock.GetUtcNow(), cancellation);
            currency = month.Currency;
            months.Add(await WithLoad(database, one, month, [.. then.Of(one.Kind).Select(area => (Of(then, month, area), area.Cells))], cancellation));
        }

        return (currency, months.Count == 1 ? months[0] : YearOfAreas.Sum(months, MapKpi.Of(request).Definition.MinimumCoverage));
    }

    private static AreaFigure Of(TenantMap areas, MonthOfCells month, AreaShare area)
    {
        var figure = month.Figure(area.Place.Id, area.Place.Code, area.Place.Name, area.Cells, area.MergedWith, areas.InsideOf(area.Place));
        return area.Cells.Count == 0 ? month.Uncelled(figure, [.. areas.AssetsOf(area.Place)]) : figure;
    }

    /// <summary>Figures of load in the place of what the assets' energy adds up to: made of their hours together.</summary>
    private async Task<IReadOnlyList<AreaFigure>> WithLoad(
        UrbGradeContext database, AreaMapRequest request, MonthOfCells month, IReadOnlyList<(AreaFigure Figure, IReadOnlyList<int> Cells)> areas, CancellationToken cancellation)
    {
        var kpi = MapKpi.Of(request);
        if (!kpi.IsOfLoad)
        {
            return [.. areas.Select(area => area.Figure)];
        }

        var first = LocalCalendar.MonthOf(request.Month);
        var groups = areas.Where(area => area.Figure.Value is not null).Select(area => (area.Figure.PlaceId, month.Told(area.Cells).Order().AsEnumerable()));
        var rows = (await asked.OfGroups(database, KpiScope.District, groups, KpiResolution.Month, first, first.AddMonths(1), cancellation))
            .Where(row => row.DefinitionId == kpi.Definition.Id && row.Medium == kpi.Medium).ToDictionary(row => row.ScopeId);
        return
        [
            .. areas.Select(area => area.Figure.Value is null ? area.Figure : rows.TryGetValue(area.Figure.PlaceId, out var row)
                ? area.Figure with
                {
                    Value = row.Value, ValidReadings = row.ValidIntervals, ExpectedReadings = row.ExpectedIntervals, EstimatedReadings = row.EstimatedIntervals, Status = row.Status,
                }
                : area.Figure with { Value = null }),
        ];
    }
}
