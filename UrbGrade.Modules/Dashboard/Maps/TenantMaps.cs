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

/// <summary>Keeps each tenant's areas and cells, made when they are first asked for and after each change of places or assets. What still stands where it stood,
/// within the same places, is not looked for again.</summary>
internal sealed class TenantMaps
{
    /// <summary>How far from the line of a street its assets are.</summary>
    private const double StreetReachMetres = 30;

    private readonly IUrbGradeContexts contexts;
    private readonly PlaceAtlases atlases;
    private readonly int fewest;
    private readonly ConcurrentDictionary<int, (long Version, TenantMap Map)> maps = new();
    private long version;

    public TenantMaps(IUrbGradeContexts contexts, PlaceAtlases atlases, ChangeWatch changes, IOptions<DashboardOptions> options)
    {
        (this.contexts, this.atlases, fewest) = (contexts, atlases, options.Value.FewestAssets);
        changes.Subscribe(ChangeTopic.Places, Forget);
        changes.Subscribe(ChangeTopic.Registry, () => Interlocked.Increment(ref version));
    }

    /// <summary>Another one after each change of places or assets.</summary>
    public long Version => Interlocked.Read(ref version);

    public async ValueTask<TenantMap> Get(int tenantId, CancellationToken cancellation) =>
        maps.TryGetValue(tenantId, out var known) && known.Version == Version ? known.Map : await Make(tenantId, cancellation);

    private void Forget()
    {
        Interlocked.Increment(ref version);
        maps.Clear();
    }

    private async Task<TenantMap> Make(int tenantId, CancellationToken cancellation)
    {
        var readAt = Version;
        var atlas = await atlases.Get(tenantId, cancellation);
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var rows = await database.Set<AssetRow>().Where(a => a.Latitude != null && a.Longitude != null)
            .Select(a => new { a.Id, X = a.Longitude!.Value, Y = a.Latitude!.Value, a.FloorAreaSquareMetres }).ToListAsync(cancellation);
        var zone = await database.Set<TenantRow>().Where(t => t.Id == tenantId).Select(t => t.TimeZone).SingleAsync(cancellation);
        var lights = await StreetLights.Of(database, cancellation);
        var degree = Geodesic.Degree(rows.Count == 0 ? 0 : rows.Average(row => row.Y));
        var within = WithinOf(tenantId, atlas);
        var assets = rows.Select(row => (Row: row, Position: new Coordinate(row.X, row.Y))).Select(one => new LocatedAsset(
            one.Row.Id, one.Position, one.Row.X * degree.East, one.Row.Y * degree.North, one.Row.FloorAreaSquareMetres, within(one.Row.Id, one.Position),
            lights.Contains(one.Row.Id))).ToList();
        var map = new TenantMap(atlas, assets, AreaCells.Of(assets, fewest))
        {
            Changes = await CellsOfMonth.Changes(database, cancellation), Calendar = LocalCalendar.Of(zone),
        };
        if (readAt == Version)
        {
            maps[tenantId] = (readAt, map);
        }

        return map;
    }

    /// <summary>Finds the places that an asset is in, unless the map before knows them.</summary>
    private Func<int, Coordinate, IReadOnlyList<int>> WithinOf(int tenantId, PlaceAtlas atlas)
    {
        var known = maps.TryGetValue(tenantId, out var before) && ReferenceEquals(before.Map.Atlas, atlas) ? before.Map.Assets : [];
        var assets = known.ToDictionary(asset => asset.Id);
        var prepared = new ConcurrentDictionary<int, IPreparedGeometry>();
        return (id, position) => assets.TryGetValue(id, out var same) && same.Position.Equals2D(position) ? same.Within : Within(atlas, position, prepared);
    }

    /// <summary>The places that a position is in, as <see cref="LocatedAsset.Within"/> has them.</summary>
    /// <param name="prepared">Shapes that were asked about before.</param>
    public static IReadOnlyList<int> Within(PlaceAtlas atlas, Coordinate position, ConcurrentDictionary<int, IPreparedGeometry> prepared) =>
        [.. TenantMap.Levels.Select(kind => In(atlas, kind, position, prepared))];

    /// <summary>The first area that a position is in, by code; or the nearest street within reach; 0 for none.</summary>
    private static int In(PlaceAtlas atlas, PlaceKind kind, Coordinate position, ConcurrentDictionary<int, IPreparedGeometry> prepared)
    {
        if (atlas.Of(kind).Count == 0)
        {
            return 0;
        }

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
