using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NetTopologySuite.Geometries;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Maps;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Dashboard.Districts;
using UrbGrade.Modules.Gis.Store;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Dashboard.Maps;

internal sealed class AreaMapQueries(
    SessionContexts contexts, ITenantSession session, ITenantRegistry tenants, TenantMaps maps, AskedFigures asked,
    IOptions<DashboardOptions> options, TimeProvider clock)
    : IAreaMaps
{
    private const int MostCorners = 1_000;

    public IReadOnlyList<MapFigure> Figures { get; } =
        [
            .. AreaIndicators.Named,
            .. MapKpi.Named.Select(kpi => new MapFigure(kpi.Code, kpi.Definition.Name, kpi.Definition.Unit, kpi.Rule?.AddsUp == true)
            {
                Carrier = kpi.Medium == KpiMedium.All ? null : KpiMedia.NameOf(kpi.Medium),
            }),
        ];

    public async Task<AreaMap?> Read(AreaMapRequest request, CancellationToken cancellation) =>
        await Load(request, cancellation) is var (_, map) ? map : null;

    public async Task<DateOnly?> LatestMonth(CancellationToken cancellation)
    {
        await using var database = contexts.Open();
        return database is null ? null : await MonthOfCells.Latest(database, DateOnly.MaxValue, cancellation);
    }

    public async Task<byte[]?> WriteGeoJson(AreaMapRequest request, int zoom, CancellationToken cancellation) =>
        await Load(request, cancellation) is var (areas, map)
            ? AreaGeoJson.Write(map, areas.Of(request.Kind).Select(area => areas.Simplified(area.Place, zoom)))
            : null;

    public async Task<byte[]?> WriteTile(AreaMapRequest request, int zoom, int column, int row, CancellationToken cancellation) =>
        await Load(request, cancellation) is var (areas, map) ? AreaTile.Write(map, areas, zoom, column, row) : null;

    public async Task<IReadOnlyList<int>> AssetsIn(PlaceKind kind, IReadOnlyCollection<string> codes, CancellationToken cancellation)
    {
        if (session.CurrentTenantId is not { } tenantId)
        {
            return [];
        }

        var map = await maps.Get(tenantId, cancellation);
        return [.. map.Of(kind).Where(area => codes.Contains(area.Place.Code)).SelectMany(area => map.AssetsOf(area.Place)).Distinct().Order()];
    }

    public async Task<AreaFigure?> Sum(
        AreaMapRequest request, IReadOnlyList<(double Longitude, double Latitude)> corners, CancellationToken cancellation)
    {
        if (session.CurrentTenantId is not { } tenantId || Shape(corners) is not { } shape)
        {
            return null;
        }

        var map = await maps.Get(tenantId, cancellation);
        await using var database = contexts.Open()!;
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

    private static Polygon? Shape(IReadOnlyList<(double Longitude, double Latitude)> corners)
    {
        if (corners.Count is < 3 or > MostCorners || corners.Any(corner => !(Math.Abs(corner.Longitude) <= 180 && Math.Abs(corner.Latitude) <= 90)))
        {
            return null;
        }

        var ring = corners.Append(corners[0]).Select(corner => new Coordinate(corner.Longitude, corner.Latitude)).ToArray();
        var shape = Wgs84.Factory.CreatePolygon(ring);
        return shape.IsValid ? shape : null;
    }

    private async Task<(TenantMap Areas, AreaMap Map)?> Load(AreaMapRequest request, CancellationToken cancellation)
    {
        if (session.CurrentTenantId is not { } tenantId)
        {
            return null;
        }

        var areas = await maps.Get(tenantId, cancellation);
        await using var database = contexts.Open()!;
        var (currency, figures) = AreaIndicators.Has(request)
            ? (null, await AreaIndicators.Load(database, areas, request, new Disclosure(options.Value.FewestAssets), cancellation)) : await OfCells(database, areas, request, cancellation);
        var bounds = request.Bounds ?? AreaClasses.BoundsOf(figures);
        var origins = await database.Set<SiteRow>().Where(s => s.Origin != null).Select(s => s.Origin!).Distinct().OrderBy(o => o).ToListAsync(cancellation);
        return (areas, new AreaMap(
            request, currency, origins.Count == 0 ? null : string.Join(", ", origins), options.Value.FewestAssets, bounds,
            AreaClasses.Sort(figures, bounds)));
    }

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
