using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries.Prepared;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Gis.Store;

namespace UrbGrade.Modules.Dashboard.Maps;

/// <summary>The cells that a month is published by: of the assets that have it, within the places as they stood when it ended. Neither an asset that comes
/// later nor a border that is drawn anew divides them in another way, so that whoever kept what was published before cannot subtract it from what is published
/// after.</summary>
/// <remarks>Differencing over time: Hundepool et al., Handbook on Statistical Disclosure Control (2010), section 4.4. A position that is corrected still
/// divides them anew, as positions have no history.</remarks>
internal static class CellsOfMonth
{
    /// <param name="areas">As they stand now.</param>
    /// <param name="measured">Assets that have the month.</param>
    /// <param name="month">Its first day.</param>
    public static async Task<TenantMap> Of(
        UrbGradeContext database, TenantMap areas, IReadOnlySet<int> measured, DateOnly month, int fewest, CancellationToken cancellation)
    {
        var end = new DateTimeOffset(month.AddMonths(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        if (await PlacesAt(database, end, cancellation) is not { } then)
        {
            return areas.DividedBy(asset => asset.Within, measured, fewest);
        }

        var prepared = new ConcurrentDictionary<int, IPreparedGeometry>();
        return areas.DividedBy(asset => TenantMaps.Within(then, asset.Position, prepared), measured, fewest);
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
