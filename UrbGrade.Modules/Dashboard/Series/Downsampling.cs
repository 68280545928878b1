using System.Runtime.InteropServices;

namespace UrbGrade.Modules.Dashboard.Series;

/// <summary>Thins a chart out so that peaks and gaps stay visible.</summary>
/// <remarks>Of each bucket of neighbours the lowest, the highest and a missing one stay, in their order, with their own values:
/// nothing is averaged, so what is drawn was measured.</remarks>
internal static class Downsampling
{
    private const int KeptOfBucket = 3;

    /// <summary>At most <paramref name="most"/> bins; all of them when they are few enough.</summary>
    /// <param name="addsUp">Whether the values are amounts; when fewer than a few buckets fit, neighbours are merged instead.</param>
    public static IReadOnlyList<ChartBin> Reduce(List<ChartBin> bins, int most, bool addsUp)
    {
        if (bins.Count <= most)
        {
            return bins;
        }

        var all = CollectionsMarshal.AsSpan(bins);
        var buckets = Math.Max(1, most / KeptOfBucket);
        var kept = new List<ChartBin>(buckets * KeptOfBucket);
        for (var i = 0; i < buckets; i++)
        {
            var bucket = all[(int)((long)i * all.Length / buckets)..(int)((long)(i + 1) * all.Length / buckets)];
            if (most < KeptOfBucket)
            {
                kept.Add(ChartBin.Merge(bucket, addsUp));
            }
            else
            {
                Keep(bucket, kept);
            }
        }

        return kept;
    }

    private static void Keep(ReadOnlySpan<ChartBin> bucket, List<ChartBin> kept)
    {
        int low = -1, high = -1, gap = -1;
        for (var i = 0; i < bucket.Length; i++)
        {
            if (bucket[i].Value is not { } value)
            {
                gap = gap < 0 ? i : gap;
                continue;
            }

            low = low < 0 || value < bucket[low].Value ? i : low;
            high = high < 0 || value > bucket[high].Value ? i : high;
        }

        for (var i = 0; i < bucket.Length; i++)
        {
            if (i == low || i == high || i == gap)
            {
                kept.Add(bucket[i]);
            }
        }
    }
}
