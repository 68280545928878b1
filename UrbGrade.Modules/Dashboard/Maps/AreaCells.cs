namespace UrbGrade.Modules.Dashboard.Maps;

/// <summary>Divides assets into cells, each large enough to be told about.</summary>
/// <remarks>Cells lie within districts, in these within streets, in these within buildings, wherever those are large enough; the
/// smaller ones are merged with the nearest. What is told of any area is a sum of whole cells. Two areas of whatever kind therefore
/// differ by whole cells, and subtracting one from the other tells no more than a cell does (table redesign and the differencing
/// problem: Hundepool et al., Handbook on Statistical Disclosure Control (2010), sections 4.2.2 and 4.4).</remarks>
internal static class AreaCells
{
    /// <summary>Levels of <see cref="LocatedAsset.Within"/>.</summary>
    private const int Levels = 3;

    /// <param name="fewest">Assets of a cell at least.</param>
    /// <returns>Every asset in one cell; nothing when there are too few for one. The same for the same assets in any order.</returns>
    public static IReadOnlyList<IReadOnlyList<LocatedAsset>> Of(IEnumerable<LocatedAsset> assets, int fewest)
    {
        var all = assets.OrderBy(asset => asset.Id).ToList();
        return all.Count < fewest || all.Count == 0 ? [] : [.. Divide(all, level: 0, fewest)];
    }

    private static IEnumerable<IReadOnlyList<LocatedAsset>> Divide(List<LocatedAsset> assets, int level, int fewest)
    {
        if (assets.Count < 2 * fewest)
        {
            return [assets];
        }

        return level == Levels
            ? Halve(assets, fewest)
            : Merge([.. assets.GroupBy(asset => asset.Within[level]).OrderBy(group => group.Key).Select(group => new Group([.. group]))], fewest)
                .SelectMany(group => Divide(group.Assets, level + 1, fewest));
    }

    /// <summary>Joins the smallest group with its nearest until all are large enough.</summary>
    private static List<Group> Merge(List<Group> groups, int fewest)
    {
        while (groups.Count > 1 && groups.MinBy(group => group.Assets.Count) is { } small && small.Assets.Count < fewest)
        {
            groups.Remove(small);
            var nearest = groups.MinBy(group => group.DistanceTo(small))!;
            groups.Remove(nearest);
            groups.Add(new Group([.. nearest.Assets, .. small.Assets]));
        }

        return groups;
    }

    /// <summary>Divides by position, along the longer side.</summary>
    private static IEnumerable<IReadOnlyList<LocatedAsset>> Halve(List<LocatedAsset> assets, int fewest)
    {
        if (assets.Count < 2 * fewest)
        {
            return [assets];
        }

        var isWide = Extent(assets, asset => asset.X) >= Extent(assets, asset => asset.Y);
        var sorted = assets.OrderBy(asset => isWide ? asset.X : asset.Y).ThenBy(asset => asset.Id).ToList();
        var half = sorted.Count / 2;
        return [.. Halve(sorted[..half], fewest), .. Halve(sorted[half..], fewest)];
    }

    private static double Extent(List<LocatedAsset> assets, Func<LocatedAsset, double> side) => assets.Max(side) - assets.Min(side);

    private sealed class Group(List<LocatedAsset> assets)
    {
        private readonly double x = assets.Average(asset => asset.X);
        private readonly double y = assets.Average(asset => asset.Y);

        public List<LocatedAsset> Assets => assets;

        public double DistanceTo(Group other) => Math.Pow(x - other.x, 2) + Math.Pow(y - other.y, 2);
    }
}
