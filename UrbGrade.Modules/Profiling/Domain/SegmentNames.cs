namespace UrbGrade.Modules.Profiling.Domain;

/// <summary>Gives the clusters of a new run the names of those of the run before, so that a segment keeps its name from month to month.</summary>
internal static class SegmentNames
{
    /// <summary>Farthest that a centre may have moved to keep its name, in parts of the least distance between two former centres.</summary>
    private const double FarthestMove = 0.75;

    /// <summary>A name for each cluster, in the clusters' order: the nearest pairs first, a new number where no former centre is near.</summary>
    /// <param name="former">Names, numbers from 1, and centres of the run before.</param>
    /// <param name="nextName">The lowest number that was never given.</param>
    /// <param name="earlier">Names that the run before did not have, with their last centres; asked where none of that run is near.</param>
    public static int[] Keep(
        IReadOnlyList<(int Name, double[] Centre)> former, double[][] centres, int nextName, IReadOnlyList<(int Name, double[] Centre)>? earlier = null)
    {
        var limit = double.PositiveInfinity;
        for (var i = 0; i < former.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                limit = Math.Min(limit, FarthestMove * Math.Sqrt(Partition.Squared(former[i].Centre, former[j].Centre)));
            }
        }

        var names = new int[centres.Length];
        Give(names, former, centres, limit);
        Give(names, earlier ?? [], centres, limit);
        for (var cluster = 0; cluster < names.Length; cluster++)
        {
            names[cluster] = names[cluster] == 0 ? nextName++ : names[cluster];
        }

        return names;
    }

    /// <summary>Gives names to clusters that have none yet.</summary>
    private static void Give(int[] names, IReadOnlyList<(int Name, double[] Centre)> known, double[][] centres, double limit)
    {
        var pairs = from cluster in Enumerable.Range(0, centres.Length)
                    from old in known
                    let distance = Math.Sqrt(Partition.Squared(centres[cluster], old.Centre))
                    where distance <= limit
                    orderby distance
                    select (cluster, old.Name);
        foreach (var (cluster, name) in pairs)
        {
            if (names[cluster] == 0 && !names.Contains(name))
            {
                names[cluster] = name;
            }
        }
    }
}
