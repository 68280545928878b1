using System.Collections.Concurrent;
using NetTopologySuite.Geometries;
using NetTopologySuite.Simplify;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Modules.Gis.Store;

namespace UrbGrade.Modules.Dashboard.Maps;

/// <summary>The areas of a tenant, the cells of its assets, and which cell belongs to which area; never changed, only replaced.</summary>
/// <param name="cells">See <see cref="AreaCells"/>.</param>
internal sealed class TenantMap(PlaceAtlas atlas, IReadOnlyList<LocatedAsset> assets, IReadOnlyList<IReadOnlyList<LocatedAsset>> cells)
{
    /// <summary>Zooms for which shapes are simplified; above, every point shows.</summary>
    private const int ExactZoom = 18;

    private readonly ConcurrentDictionary<PlaceKind, IReadOnlyList<AreaShare>> shares = new();
    private readonly ConcurrentDictionary<PlaceKind, ILookup<int, int>> within = new();
    private readonly ConcurrentDictionary<(int Place, int Zoom), Geometry> simple = new();
    private readonly ConcurrentDictionary<int, Coordinate> insides = new();

    /// <summary>The kinds that areas may be of, as <see cref="LocatedAsset.Within"/> orders them.</summary>
    public static IReadOnlyList<PlaceKind> Levels { get; } = [PlaceKind.District, PlaceKind.Street, PlaceKind.Building];

    public IReadOnlyList<IReadOnlyList<LocatedAsset>> Cells => cells;

    /// <summary>By code, each with its cells.</summary>
    public IReadOnlyList<AreaShare> Of(PlaceKind kind) => shares.GetOrAdd(kind, Divide);

    /// <summary>Those whose bounding box meets another one.</summary>
    public IEnumerable<Place> Near(PlaceKind kind, Envelope box) => atlas.Near(kind, box);

    /// <summary>The cells that have more than half of their assets in a shape.</summary>
    /// <param name="contains">Whether an asset is in it.</param>
    public IReadOnlyList<int> CellsIn(Func<LocatedAsset, bool> contains) =>
        [.. Enumerable.Range(0, cells.Count).Where(cell => cells[cell].Count(contains) * 2 > cells[cell].Count)];

    /// <summary>The assets in an area.</summary>
    public IEnumerable<int> AssetsOf(Place place) => within.GetOrAdd(place.Kind, kind =>
    {
        var level = Levels.ToList().IndexOf(kind);
        return assets.ToLookup(asset => asset.Within[level], asset => asset.Id);
    })[place.Id];

    /// <summary>The assets in a shape.</summary>
    public IEnumerable<int> AssetsIn(Geometry shape) => assets.Where(asset => asset.IsIn(shape)).Select(asset => asset.Id);

    /// <summary>A shape as exact as a web map of a zoom can show it: half a pixel.</summary>
    public Geometry Simplified(Place place, int zoom) => zoom >= ExactZoom || place.Shape.NumPoints < 8
        ? place.Shape
        : simple.GetOrAdd((place.Id, zoom), _ => TopologyPreservingSimplifier.Simplify(place.Shape, 180 / (256 * Math.Pow(2, zoom))));

    /// <summary>A point of a shape, for its name.</summary>
    public Coordinate InsideOf(Place place) => insides.GetOrAdd(place.Id, _ => place.Shape.InteriorPoint.Coordinate);

    /// <summary>The same areas with cells of some of the assets.</summary>
    /// <param name="within">The places that part them, as <see cref="LocatedAsset.Within"/> has them, which may have become other ones since.</param>
    public TenantMap DividedBy(Func<LocatedAsset, IReadOnlyList<int>> within, IReadOnlySet<int> some, int fewest)
    {
        var own = assets.Where(asset => some.Contains(asset.Id)).ToDictionary(asset => asset.Id);
        var parted = AreaCells.Of(own.Values.Select(asset => asset with { Within = within(asset) }), fewest);
        return new TenantMap(atlas, [.. own.Values], [.. parted.Select(cell => (IReadOnlyList<LocatedAsset>)[.. cell.Select(asset => own[asset.Id])])]);
    }

    private List<AreaShare> Divide(PlaceKind kind)
    {
        var level = Levels.ToList().IndexOf(kind);
        var own = new Dictionary<int, List<int>>();
        var cellOf = new Dictionary<int, int>();
        var ownerOf = new Dictionary<int, int>();
        for (var cell = 0; cell < cells.Count; cell++)
        {
            foreach (var asset in cells[cell])
            {
                cellOf[asset.Id] = cell;
            }

            var most = cells[cell].GroupBy(asset => asset.Within[level]).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First();
            if (most.Key != 0 && most.Count() * 2 > cells[cell].Count)
            {
                ownerOf[cell] = most.Key;
                own.TryAdd(most.Key, []);
                own[most.Key].Add(cell);
            }
        }

        // An area without a cell of its own shares that of most of its assets.
        var borrowed = assets.Where(asset => cellOf.ContainsKey(asset.Id)).GroupBy(asset => asset.Within[level]).ToDictionary(
            area => area.Key, area => area.GroupBy(asset => cellOf[asset.Id]).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First().Key);
        var places = atlas.Of(kind);
        var codes = places.ToDictionary(place => place.Id, place => place.Code);
        return
        [
            .. places.Select(place =>
            {
                if (own.TryGetValue(place.Id, out var cellsOfIt))
                {
                    return new AreaShare(place, cellsOfIt, MergedWith: null);
                }

                return borrowed.TryGetValue(place.Id, out var cell)
                    ? ownerOf.TryGetValue(cell, out var owner) ? new AreaShare(place, own[owner], codes[owner]) : new AreaShare(place, [cell], MergedWith: "")
                    : new AreaShare(place, [], MergedWith: null);
            }),
        ];
    }
}
