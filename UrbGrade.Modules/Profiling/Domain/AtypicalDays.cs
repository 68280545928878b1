using MathNet.Numerics.Statistics;

namespace UrbGrade.Modules.Profiling.Domain;

/// <summary>Tells days whose shape is unlike all that a meter usually has.</summary>
/// <param name="Limit">Distance from the nearest centre beyond which a day is atypical: the 99th percentile of the days that the clusters were made of.</param>
internal sealed record AtypicalDays(Partition Partition, double Limit)
{
    private const double UsualShare = 0.99;

    public static AtypicalDays From(double[][] shapes, Partition partition)
    {
        var distances = Array.ConvertAll(shapes, shape => partition.Nearest(shape).Distance);
        Array.Sort(distances);
        return new AtypicalDays(partition, SortedArrayStatistics.QuantileCustom(distances, UsualShare, QuantileDefinition.R7));
    }

    /// <summary>A usual day of a cluster: its shape, and as much as its days use in the middle; where it has none of them, as all days do.</summary>
    /// <returns>24 values in the unit of the days.</returns>
    public double[] UsualDay(int cluster, IReadOnlyCollection<DayVector> days)
    {
        double[] own = [.. days.Where(day => day.Shape is { } shape && Judge(shape) is var (nearest, _, isAtypical) && nearest == cluster && !isAtypical).Select(day => day.Total)];
        var total = (own.Length > 0 ? own : days.Select(day => day.Total)).Median();
        return Array.ConvertAll(Partition.Centres[cluster], value => value * total / DayVector.Length);
    }

    /// <summary>The nearest cluster of a day's shape, how far it is, and whether that is too far.</summary>
    public (int Cluster, double Distance, bool IsAtypical) Judge(double[] shape)
    {
        var (cluster, distance) = Partition.Nearest(shape);
        return (cluster, distance, distance > Limit);
    }
}
