using NetTopologySuite.Geometries;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Maps;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Modules.Gis.Store;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Dashboard.Maps;

internal sealed class AreaMapQueries(SessionContexts contexts, ITenantSession session, TenantMaps maps, AreaFigures figures) : IAreaMaps
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

    public async Task<AreaMap?> Read(AreaMapRequest request, CancellationToken cancellation)
    {
        await using var database = contexts.Open();
        return database is null ? null : (await figures.Load(database, request, cancellation)).Map;
    }

    public async Task<DateOnly?> LatestMonth(CancellationToken cancellation)
    {
        await using var database = contexts.Open();
        return database is null ? null : await MonthOfCells.Latest(database, DateOnly.MaxValue, cancellation);
    }

    public async Task<byte[]?> WriteGeoJson(AreaMapRequest request, int zoom, CancellationToken cancellation)
    {
        await using var database = contexts.Open();
        return database is null ? null : await figures.WriteGeoJson(database, request, zoom, cancellation);
    }

    public async Task<byte[]?> WriteTile(AreaMapRequest request, int zoom, int column, int row, CancellationToken cancellation)
    {
        await using var database = contexts.Open();
        if (database is null)
        {
            return null;
        }

        var (areas, map) = await figures.Load(database, request, cancellation);
        return AreaTile.Write(map, areas, zoom, column, row);
    }

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
        await using var database = contexts.Open();
        return database is null || Shape(corners) is not { } shape ? null : await figures.Sum(database, request, shape, cancellation);
    }

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
}
