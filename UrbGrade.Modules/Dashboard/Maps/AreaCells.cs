namespace UrbGrade.Modules.Dashboard.Maps;

/// <summary>Divides assets into cells, each large enough to be told about.</summary>
/// <remarks>Cells lie within districts, in these within streets, in these within buildings, wherever those are large enough; the
/// smaller ones are merged with the nearest. What is told of any area is a sum of whole cells. Two areas of whatever kind therefore
/// differ by whole cells, and subtracting one from the other tells no more than a cell does (table redesign and the differencing
/// problem: Hundepool et al., Handbook on Statistical Disclosure Control (2010), sections 4.2.2 and 4.4). Street lighting hides nobody:
/// alone, each cabinet is a cell of its own; beside homes and shops these alone make a cell large.</remarks>
internal static class AreaCells
{
    /// <summary>Levels of <see cref="LocatedAsset.PartedBy"/>.</summary>
    private const int Levels = 3;

    /// <param name="fewest">Homes and shops of a cell that has any, at least.</param>
    /// <returns>Every asset in one cell, but homes and shops in none when all of them are too few for one; nothing when all assets are. The same for the same
    /// assets in any order.</returns>
    public static IReadOnlyList<IReadOnlyList<LocatedAsset>> Of(IEnumerable<LocatedAsset> assets, int fewest)
    {
        var all = assets.OrderBy(asset => asset.Id).ToList();
        if (!IsLarge(all, fewest))
        {
            all.RemoveAll(asset => !asset.IsLight);
        }

        return all.Count == 0 ? [] : [.. Divide(all, level: 0, fewest)];
    }

    private static bool IsLarge(List<LocatedAsset> assets, int fewest)
    {
        var guarded = assets.Count(asset => !asset.IsLight);
        return guarded == 0 || guarded >= fewest;
    }

    private static IEnumerable<IReadOnlyList<LocatedAsset>> Divide(List<LocatedAsset> assets, int level, int fewest)
    {
        if (assets.TrueForAll(asset => asset.IsLight))
        {
            return assets.Select(asset => (IReadOnlyList<LocatedAsset>)[asset]);
        }

        if (assets.Count < 2 * fewest)
        {
            return [assets];
        }

        return level == Levels
            ? Halve(assets, fewest)
            : Merge([.. assets.GroupBy(asset => asset.PartedBy[level]).OrderBy(group => group.Key).Select(group => new Group([.. group], fewest))], fewest)
                .SelectMany(group => Divide(group.Assets, level + 1, fewest));
    }

    /// <summary>Joins the smallest group with its nearest until all are large enough.</summary>
    private static List<Group> Merge(List<Group> groups, int fewest)
    {
        while (groups.Count > 1 && groups.Where(group => !group.IsLarge).MinBy(group => group.Assets.Count) is { } small)
        {
            groups.Remove(small);
            var nearest = groups.MinBy(group => group.DistanceTo(small))!;
            groups.Remove(nearest);
            groups.Add(new Group([.. nearest.Assets, .. small.Assets], fewest));
        }

        return groups;
    }

    /// <summary>Divides by position, along the longer side, where both halves are large enough.</summary>
    private static IEnumerable<IReadOnlyList<LocatedAsset>> Halve(List<LocatedAsset> assets, int fewest)
    {
        var isWide = Extent(assets, asset => asset.X) >= Extent(assets, asset => asset.Y);
        var sorted = assets.OrderBy(asset => isWide ? asset.X : asset.Y).ThenBy(asset => asset.Id).ToList();
        var (one, other) = (sorted[..(sorted.Count / 2)], sorted[(sorted.Count / 2)..]);
        return IsLarge(one, fewest) && IsLarge(other, fewest) ? [.. Divide(one, Levels, fewest), .. Divide(other, Levels, fewest)] : [assets];
    }

    private static double Extent(List<LocatedAsset> assets, Func<LocatedAsset, double> side) => assets.Max(side) - assets.Min(side);

    private sealed class Group(List<LocatedAsset> assets, int fewest)
    {
        private readonly double x = assets.Average(asset => asset.X);
        private readonly double y = assets.Average(asset => asset.Y);

        public List<LocatedAsset> Assets => assets;

        public bool IsLarge { get; } = AreaCells.IsLarge(assets, fewest);

        public double DistanceTo(Group other) => Math.Pow(x - other.x, 2) + Math.Pow(y - other.y, 2);
    }
}
