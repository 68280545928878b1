using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries.Prepared;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Gis.Store;

namespace UrbGrade.Modules.Dashboard.Maps;

/// <summary>The cells that a month is told by: assets where they were known to be, within the places as they stood, when it ended. Neither a position that is
/// corrected nor a border that is drawn anew divides them in another way, so that whoever kept what was told before cannot subtract it from what is told
/// after.</summary>
/// <remarks>Differencing over time: Hundepool et al., Handbook on Statistical Disclosure Control (2010), section 4.4.</remarks>
internal sealed class CellsOfMonth
{
    private readonly KnownPositions positions;
    private readonly DateTimeOffset end;
    private readonly int fewest;

    private CellsOfMonth(TenantMap areas, KnownPositions positions, DateTimeOffset end, int fewest) =>
        (Areas, this.positions, this.end, this.fewest) = (areas, positions, end, fewest);

    /// <summary>The areas as they stand now, with all assets where they were, in cells.</summary>
    public TenantMap Areas { get; }

    /// <param name="areas">As all stands now.</param>
    /// <param name="month">Any day of it.</param>
    public static async Task<CellsOfMonth> Load(UrbGradeContext database, TenantMap areas, DateOnly month, int fewest, CancellationToken cancellation)
    {
        var end = areas.EndOf(month);
        var positions = await KnownPositions.Load(database, cancellation);
        var places = await PlacesAt(database, end, cancellation);
        var isSame = places is null && areas.Assets.All(asset => ReferenceEquals(positions.Of(asset, end), asset.Position));
        return new CellsOfMonth(isSame ? areas : areas.DividedBy(Located(areas, positions, places ?? areas.Atlas, end), fewest), positions, end, fewest);
    }

    /// <summary>When places or positions changed, the earliest first. Months that end between the same two of them have the same cells.</summary>
    public static async Task<IReadOnlyList<DateTimeOffset>> Changes(UrbGradeContext database, CancellationToken cancellation)
    {
        var places = PlaceShapeRow.In(database);
        var begun = await places.Select(p => p.ValidFrom).Distinct().ToListAsync(cancellation);
        var ended = await places.Where(p => p.ValidTo != null).Select(p => p.ValidTo!.Value).Distinct().ToListAsync(cancellation);
        var moved = await database.Set<FormerPositionRow>().Select(p => p.Until).Distinct().ToListAsync(cancellation);
        return [.. begun.Concat(ended).Concat(moved).Distinct().Order()];
    }

    /// <summary>The same with cells of the assets that have the month alone: neither one that comes later nor one whose position was told later divides
    /// them in another way.</summary>
    /// <param name="measured">Those that have it.</param>
    public TenantMap Of(IReadOnlySet<int> measured)
    {
        var own = Areas.Assets.Where(asset => measured.Contains(asset.Id)).ToList();
        var told = positions.From(end, own, fewest);
        return Areas.DividedBy([.. own.Where(asset => positions.Since(asset) <= told)], fewest);
    }

    /// <summary>The assets of a tenant where they were at an instant, parted by the places of then.</summary>
    private static List<LocatedAsset> Located(TenantMap areas, KnownPositions positions, PlaceAtlas then, DateTimeOffset at)
    {
        var located = areas.Assets.Select(asset => (Asset: asset, Position: positions.Of(asset, at))).ToList();
        var degree = Geodesic.Degree(located.Count == 0 ? 0 : located.Average(one => one.Position.Y));
        var prepared = new ConcurrentDictionary<int, IPreparedGeometry>();
        return
        [
            .. located.Select(one => one.Asset with
            {
                Position = one.Position, X = one.Position.X * degree.East, Y = one.Position.Y * degree.North,
                Within = TenantMaps.Within(areas.Atlas, one.Position, prepared), PartedBy = TenantMaps.Within(then, one.Position, prepared),
            }),
        ];
    }

    /// <summary>The places as they stood at an instant, or where there were none of a kind yet, as they first did; null when they have not changed
    /// since.</summary>
    private static async Task<PlaceAtlas?> PlacesAt(UrbGradeContext database, DateTimeOffset end, CancellationToken cancellation)
    {
        var isSame = true;
        var places = new List<Place>();
        foreach (var kind in TenantMap.Levels)
        {
            var all = PlaceShapeRow.In(database).AsNoTracking().Where(p => p.Kind == kind);
            var first = await all.OrderBy(p => p.ValidFrom).Select(p => p.ValidFrom).FirstOrDefaultAsync(cancellation);
            var at = first > end ? first : end;
            isSame = isSame && !await all.AnyAsync(p => p.ValidFrom > at || p.ValidTo > at, cancellation);
            places.AddRange((await all.Where(p => p.ValidFrom <= at && (p.ValidTo == null || p.ValidTo > at)).ToListAsync(cancellation))
                .Select(row => new Place(row.Id, row.SiteId, row.Kind, row.Code, row.Name, row.ToShape(), row.ValidFrom)));
        }

        return isSame ? null : new PlaceAtlas(0, places);
    }
}
