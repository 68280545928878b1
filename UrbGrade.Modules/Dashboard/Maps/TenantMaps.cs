using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Gis.Store;

namespace UrbGrade.Modules.Dashboard.Maps;

/// <summary>Keeps each tenant's areas and cells, made when they are first asked for and after each change of places or assets.</summary>
internal sealed class TenantMaps
{
    /// <summary>How far from the line of a street its assets are.</summary>
    private const double StreetReachMetres = 30;

    private readonly IUrbGradeContexts contexts;
    private readonly PlaceAtlases atlases;
    private readonly int fewest;
    private readonly ConcurrentDictionary<int, TenantMap> maps = new();
    private long version;

    public TenantMaps(IUrbGradeContexts contexts, PlaceAtlases atlases, ChangeWatch changes, IOptions<DashboardOptions> options)
    {
        (this.contexts, this.atlases, fewest) = (contexts, atlases, options.Value.FewestAssets);
        changes.Subscribe(ChangeTopic.Places, Forget);
        changes.Subscribe(ChangeTopic.Registry, Forget);
    }

    public async ValueTask<TenantMap> Get(int tenantId, CancellationToken cancellation) =>
        maps.TryGetValue(tenantId, out var known) ? known : await Make(tenantId, cancellation);

    private void Forget()
    {
        Interlocked.Increment(ref version);
        maps.Clear();
    }

    private async Task<TenantMap> Make(int tenantId, CancellationToken cancellation)
    {
        var readAt = Interlocked.Read(ref version);
        var atlas = await atlases.Get(tenantId, cancellation);
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var rows = await database.Set<AssetRow>().Where(a => a.Latitude != null && a.Longitude != null)
            .Select(a => new { a.Id, X = a.Longitude!.Value, Y = a.Latitude!.Value, a.FloorAreaSquareMetres }).ToListAsync(cancellation);
        var zone = await database.Set<TenantRow>().Where(t => t.Id == tenantId).Select(t => t.TimeZone).SingleAsync(cancellation);
        var lights = await StreetLights.Of(database, cancellation);
        var degree = Geodesic.Degree(rows.Count == 0 ? 0 : rows.Average(row => row.Y));
        var prepared = new ConcurrentDictionary<int, IPreparedGeometry>();
        var assets = rows.Select(row => new LocatedAsset(
            row.Id, new Coordinate(row.X, row.Y), row.X * degree.East, row.Y * degree.North, row.FloorAreaSquareMetres,
            Within(atlas, new Coordinate(row.X, row.Y), prepared), lights.Contains(row.Id))).ToList();
        var map = new TenantMap(atlas, assets, AreaCells.Of(assets, fewest))
        {
            Changes = await CellsOfMonth.Changes(database, cancellation), Calendar = LocalCalendar.Of(zone),
        };
        if (readAt == Interlocked.Read(ref version))
        {
            maps[tenantId] = map;
        }

        return map;
    }

    /// <summary>The places that a position is in, as <see cref="LocatedAsset.Within"/> has them.</summary>
    /// <param name="prepared">Shapes that were asked about before.</param>
    public static IReadOnlyList<int> Within(PlaceAtlas atlas, Coordinate position, ConcurrentDictionary<int, IPreparedGeometry> prepared) =>
        [.. TenantMap.Levels.Select(kind => In(atlas, kind, position, prepared))];

    /// <summary>The first area that a position is in, by code; or the nearest street within reach; 0 for none.</summary>
    private static int In(PlaceAtlas atlas, PlaceKind kind, Coordinate position, ConcurrentDictionary<int, IPreparedGeometry> prepared)
    {
        var point = Wgs84.Factory.CreatePoint(position);
        var near = atlas.Near(kind, new Envelope(position)).Where(place => place.Shape.Dimension == Dimension.Surface)
            .Where(place => prepared.GetOrAdd(place.Id, _ => PreparedGeometryFactory.Prepare(place.Shape)).Intersects(point))
            .MinBy(place => place.Code, StringComparer.Ordinal);
        if (near is not null || kind != PlaceKind.Street)
        {
            return near?.Id ?? 0;
        }

        var degree = Geodesic.Degree(position.Y);
        var box = new Envelope(position);
        box.ExpandBy(StreetReachMetres / degree.East, StreetReachMetres / degree.North);
        return atlas.Near(kind, box).Select(place => (place, Distance: StreetDistance.Of(place.Shape, position, degree)))
            .Where(found => found.Distance <= StreetReachMetres).OrderBy(found => found.Distance).ThenBy(found => found.place.Code, StringComparer.Ordinal)
            .Select(found => found.place.Id).FirstOrDefault();
    }
}
