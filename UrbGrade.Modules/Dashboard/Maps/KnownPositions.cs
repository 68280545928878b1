using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Dashboard.Maps;

/// <summary>Where assets were known to be, and since when.</summary>
/// <param name="former">By asset, the earliest first.</param>
internal sealed class KnownPositions(ILookup<int, FormerPositionRow> former)
{
    public static async Task<KnownPositions> Load(UrbGradeContext database, CancellationToken cancellation) =>
        new((await database.Set<FormerPositionRow>().AsNoTracking().OrderBy(p => p.Until).ToListAsync(cancellation)).ToLookup(p => p.AssetId));

    /// <summary>Where an asset was at an instant, or before anything was known of it, where it first was.</summary>
    public Coordinate Of(LocatedAsset asset, DateTimeOffset at)
    {
        foreach (var position in former[asset.Id])
        {
            if (position.Until > at && position is { Longitude: { } longitude, Latitude: { } latitude })
            {
                return new Coordinate(longitude, latitude);
            }
        }

        return asset.Position;
    }

    /// <summary>Since when an asset has had a position.</summary>
    /// <returns>The least instant where it always has.</returns>
    public DateTimeOffset Since(LocatedAsset asset) =>
        former[asset.Id].TakeWhile(position => position.Latitude is null).LastOrDefault()?.Until ?? DateTimeOffset.MinValue;

    /// <summary>An instant, or a later one from which as many assets have had a position as a cell needs: before it nothing could be told of any of
    /// them.</summary>
    /// <param name="fewest">Assets of a cell at least.</param>
    public DateTimeOffset From(DateTimeOffset at, IEnumerable<LocatedAsset> assets, int fewest)
    {
        var enough = assets.Where(asset => !asset.IsLight).Select(Since).Order().Skip(fewest - 1).FirstOrDefault();
        return enough > at ? enough : at;
    }
}
