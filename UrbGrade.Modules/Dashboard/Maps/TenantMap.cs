using System.Collections.Concurrent;
using NetTopologySuite.Geometries;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Gis.Store;

namespace UrbGrade.Modules.Dashboard.Maps;

/// <summary>The areas of a tenant, the cells of its assets, and which cell belongs to which area; never changed, only replaced.</summary>
/// <param name="cells">See <see cref="AreaCells"/>.</param>
internal sealed class TenantMap(PlaceAtlas atlas, IReadOnlyList<LocatedAsset> assets, IReadOnlyList<IReadOnlyList<LocatedAsset>> cells)
{
    private readonly ConcurrentDictionary<PlaceKind, IReadOnlyList<AreaShare>> shares = new();
    private readonly ConcurrentDictionary<PlaceKind, ILookup<int, int>> within = new();
    private readonly ConcurrentDictionary<int, TenantMap> then = new();

    /// <summary>The kinds that areas may be of, as <see cref="LocatedAsset.Within"/> orders them.</summary>
    public static IReadOnlyList<PlaceKind> Levels { get; } = [PlaceKind.District, PlaceKind.Street, PlaceKind.Building];

    /// <summary>The places as they stand now.</summary>
    public PlaceAtlas Atlas => atlas;

    public IReadOnlyList<LocatedAsset> Assets => assets;

    public IReadOnlyList<IReadOnlyList<LocatedAsset>> Cells => cells;

    /// <summary>When places or positions have changed, as <see cref="CellsOfMonth.Changes"/> tells it.</summary>
    public IReadOnlyList<DateTimeOffset> Changes { get; init; } = [];

    /// <summary>By which months end.</summary>
    public LocalCalendar Calendar { get; init; } = LocalCalendar.Of("UTC");

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
    public Geometry Simplified(Place place, int zoom) => atlas.Drawn.Simplified(place, zoom);

    /// <summary>A point of a shape, for its name.</summary>
    public Coordinate InsideOf(Place place) => atlas.Drawn.InsideOf(place);

    /// <summary>When a month ends: what changes from then on leaves it as it is.</summary>
    /// <param name="month">Any day of it.</param>
    public DateTimeOffset EndOf(DateOnly month) => Calendar.InstantOf(LocalCalendar.MonthOf(month).AddMonths(1));

    /// <summary>The same areas with the cells that a month is told by: <see cref="CellsOfMonth"/>.</summary>
    /// <param name="month">Any day of it.</param>
    /// <param name="fewest">Assets of a cell at least.</param>
    public async ValueTask<TenantMap> OfMonth(UrbGradeContext database, DateOnly month, int fewest, CancellationToken cancellation)
    {
        var end = EndOf(month);
        var before = Changes.Count(change => change <= end);
        if (before == Changes.Count)
        {
            return this;
        }

        if (!then.TryGetValue(before, out var map))
        {
            map = then[before] = (await CellsOfMonth.Load(database, this, month, fewest, cancellation)).Areas;
        }

        return map;
    }

    /// <summary>The same areas with cells of other assets, or of the same ones elsewhere.</summary>
    /// <param name="fewest">Assets of a cell at least.</param>
    public TenantMap DividedBy(IReadOnlyList<LocatedAsset> others, int fewest) => new(atlas, others, AreaCells.Of(others, fewest));

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
