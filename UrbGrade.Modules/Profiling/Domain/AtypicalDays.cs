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

    /// <summary>The nearest cluster of a day's shape, how far it is, and whether that is too far.</summary>
    public (int Cluster, double Distance, bool IsAtypical) Judge(double[] shape)
    {
        var (cluster, distance) = Partition.Nearest(shape);
        return (cluster, distance, distance > Limit);
    }
}
