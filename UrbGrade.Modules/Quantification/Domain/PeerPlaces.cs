using UrbGrade.Modules.Core.Numerics;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>The place of each member of a group among those whose size is from half of its own to twice as much.</summary>
/// <remarks>Every member stands in the middle of its own band of sizes: with fixed ones, one at an edge would be held against much larger ones alone. By
/// size the peers are a window that only moves up, and a tree of counts tells how many of them have less: n members cost n log n. Source: P. M. Fenwick, A
/// New Data Structure for Cumulative Frequency Tables (1994).</remarks>
internal static class PeerPlaces
{
    /// <summary>Peers are at most so many times as large, and at least that part of it.</summary>
    private const double WidestBand = 2;

    /// <summary>Percentiles in the order of the members; null for one with fewer than <see cref="BenchmarkPercentile.FewestPeers"/> peers.</summary>
    /// <param name="members">Sizes of 0 or more, and values.</param>
    public static double?[] Of(IReadOnlyList<(double Size, double Value)> members)
    {
        int[] bySize = [.. Enumerable.Range(0, members.Count).OrderBy(at => members[at].Size)];
        double[] levels = [.. members.Select(member => member.Value).Distinct().Order()];
        int[] levelOf = [.. members.Select(member => Array.BinarySearch(levels, member.Value))];
        var counts = new int[levels.Length + 1];
        var places = new double?[members.Count];
        var (first, past) = (0, 0);
        foreach (var at in bySize)
        {
            var size = members[at].Size;
            for (; past < bySize.Length && members[bySize[past]].Size <= size * WidestBand; past++)
            {
                Add(counts, levelOf[bySize[past]], 1);
            }

            for (; members[bySize[first]].Size < size / WidestBand; first++)
            {
                Add(counts, levelOf[bySize[first]], -1);
            }

            var below = Below(counts, levelOf[at]);
            places[at] = BenchmarkPercentile.Of(below, Below(counts, levelOf[at] + 1) - below, past - first);
        }

        return places;
    }

    private static void Add(int[] counts, int level, int count)
    {
        for (var node = level + 1; node < counts.Length; node += node & -node)
        {
            counts[node] += count;
        }
    }

    private static int Below(int[] counts, int level)
    {
        var sum = 0;
        for (var node = level; node > 0; node -= node & -node)
        {
            sum += counts[node];
        }

        return sum;
    }
}
