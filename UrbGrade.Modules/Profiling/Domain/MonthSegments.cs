using MathNet.Numerics.Statistics;
using UrbGrade.Bus.Contracts.Profiling;

namespace UrbGrade.Modules.Profiling.Domain;

/// <summary>Meters of one carrier divided by the shape of their week.</summary>
/// <param name="Names">Number of each cluster.</param>
internal sealed record MonthSegments(double[][] Weeks, Partition Partition, SegmentMethod Method, int[] Names, PartitionQuality Quality)
{
    private const double LowShare = 0.1;
    private const double HighShare = 0.9;

    /// <summary>Null where no division into two to eight leaves each segment large enough.</summary>
    /// <param name="weeks">One for each meter, 168 values.</param>
    /// <param name="former">Numbers and centres of the month whose names are kept.</param>
    /// <param name="earlier">The last ones of numbers that this month has not.</param>
    public static MonthSegments? Of(
        double[][] weeks, IReadOnlyList<(int Name, double[] Centre)> former, int nextName, IReadOnlyList<(int Name, double[] Centre)>? earlier = null) =>
        Segmentation.Divide(weeks) is var (partition, method)
            ? new MonthSegments(weeks, partition, method, SegmentNames.Keep(former, partition.Centres, nextName, earlier), PartitionQuality.Of(weeks, partition))
            : null;

    /// <summary>10th and 90th percentile of the members of a cluster in each hour.</summary>
    public (float[] Low, float[] High) BandOf(int cluster)
    {
        var members = Weeks.Where((_, i) => Partition.Labels[i] == cluster).ToArray();
        var (low, high) = (new float[WeekShape.Length], new float[WeekShape.Length]);
        var hours = new double[members.Length];
        for (var hour = 0; hour < low.Length; hour++)
        {
            for (var i = 0; i < hours.Length; i++)
            {
                hours[i] = members[i][hour];
            }

            Array.Sort(hours);
            low[hour] = (float)SortedArrayStatistics.QuantileCustom(hours, LowShare, QuantileDefinition.R7);
            high[hour] = (float)SortedArrayStatistics.QuantileCustom(hours, HighShare, QuantileDefinition.R7);
        }

        return (low, high);
    }
}
