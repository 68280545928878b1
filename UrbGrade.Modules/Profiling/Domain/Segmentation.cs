using UrbGrade.Bus.Contracts.Profiling;

namespace UrbGrade.Modules.Profiling.Domain;

/// <summary>The number of clusters that suits points: that with the best mean rank by silhouette and by Davies-Bouldin
/// index among those without tiny clusters.</summary>
/// <remarks>Without the least size the silhouette picks single outliers as a cluster.</remarks>
internal static class Segmentation
{
    private const int FewestClusters = 2;
    private const int MostClusters = 8;
    private const int FewestPoints = 5;
    private const double LeastShare = 0.03;

    /// <summary>Of silhouette: for less the means stay, which take the whole of a cluster into account.</summary>
    private const double LeastGain = 0.01;

    /// <summary>Fewest points of a cluster: 5, or 3 % of all.</summary>
    public static int LeastSize(int points) => Math.Max(FewestPoints, (int)Math.Ceiling(LeastShare * points));

    /// <summary>The clusters by k-means, or by k-medoids where these are told apart better: single points unlike all others draw means away, until no
    /// division is left that has no tiny cluster. More than 3,000 points are divided by k-means alone. Null where neither divides.</summary>
    public static (Partition Partition, SegmentMethod Method)? Divide(double[][] points)
    {
        var means = Choose(points);
        var medoids = points.Length > PairDistances.MostPoints ? null : OfMedoids(points);
        double Silhouette(Partition partition) => PartitionQuality.Of(points, partition).Silhouette;
        return medoids is not null && (means is null || Silhouette(medoids) > Silhouette(means) + LeastGain) ? (medoids, SegmentMethod.Medoids)
            : means is null ? null : (means, SegmentMethod.Means);
    }

    private static Partition? OfMedoids(double[][] points)
    {
        var divide = KMedoids.Among(points);
        return Choose(points, (all, clusters) => divide(clusters).AroundMeans(all));
    }

    /// <summary>The clusters; null where no division into two to eight leaves each large enough.</summary>
    /// <param name="cluster">Divides points into a number of clusters; k-means where not given.</param>
    public static Partition? Choose(double[][] points, Func<double[][], int, Partition>? cluster = null)
    {
        var least = LeastSize(points.Length);
        var candidates = new List<(Partition Partition, PartitionQuality Quality)>();
        for (var clusters = FewestClusters; clusters <= MostClusters && clusters * least <= points.Length; clusters++)
        {
            var partition = cluster?.Invoke(points, clusters) ?? KMeans.Of(points, clusters);
            if (partition.Sizes.Min() >= least)
            {
                candidates.Add((partition, PartitionQuality.Of(points, partition)));
            }
        }

        return candidates.Count == 0 ? null : candidates.MinBy(candidate =>
            candidates.Count(other => other.Quality.Silhouette > candidate.Quality.Silhouette)
            + candidates.Count(other => other.Quality.DaviesBouldin < candidate.Quality.DaviesBouldin)).Partition;
    }
}
