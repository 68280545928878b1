namespace UrbGrade.Modules.Profiling.Domain;

/// <summary>How well clusters are told apart.</summary>
/// <remarks>Sources: P. J. Rousseeuw, Silhouettes (1987); D. L. Davies and D. W. Bouldin, A Cluster Separation Measure
/// (1979); both with Euclidean distance.</remarks>
/// <param name="Silhouette">Mean over all points, -1 to 1; more is better. A point that is alone in its cluster counts 0.</param>
/// <param name="DaviesBouldin">At least 0; less is better.</param>
internal readonly record struct PartitionQuality(double Silhouette, double DaviesBouldin)
{
    public static PartitionQuality Of(double[][] points, Partition partition) =>
        new(SilhouetteOf(partition, (i, j) => Math.Sqrt(Partition.Squared(points[i], points[j]))), DaviesBouldinOf(points, partition));

    /// <summary>The silhouette alone.</summary>
    /// <param name="distanceOf">Euclidean distance of two of the points.</param>
    public static double SilhouetteOf(Partition partition, Func<int, int, double> distanceOf)
    {
        var (labels, sizes, clusters) = (partition.Labels, partition.Sizes, partition.Clusters);
        var sums = new double[labels.Length * clusters];
        for (var i = 0; i < labels.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var distance = distanceOf(i, j);
                sums[(i * clusters) + labels[j]] += distance;
                sums[(j * clusters) + labels[i]] += distance;
            }
        }

        double total = 0;
        for (var i = 0; i < labels.Length; i++)
        {
            var own = labels[i];
            if (sizes[own] == 1)
            {
                continue;
            }

            var within = sums[(i * clusters) + own] / (sizes[own] - 1);
            var beside = double.PositiveInfinity;
            for (var cluster = 0; cluster < clusters; cluster++)
            {
                beside = cluster == own || sizes[cluster] == 0 ? beside : Math.Min(beside, sums[(i * clusters) + cluster] / sizes[cluster]);
            }

            var larger = Math.Max(within, beside);
            total += larger > 0 && double.IsFinite(larger) ? (beside - within) / larger : 0;
        }

        return total / labels.Length;
    }

    private static double DaviesBouldinOf(double[][] points, Partition partition)
    {
        var sizes = partition.Sizes;
        var spreads = new double[partition.Clusters];
        for (var i = 0; i < points.Length; i++)
        {
            var own = partition.Labels[i];
            spreads[own] += Math.Sqrt(Partition.Squared(points[i], partition.Centres[own])) / sizes[own];
        }

        double total = 0;
        for (var cluster = 0; cluster < partition.Clusters; cluster++)
        {
            double worst = 0;
            for (var other = 0; other < partition.Clusters; other++)
            {
                var apart = Math.Sqrt(Partition.Squared(partition.Centres[cluster], partition.Centres[other]));
                worst = other == cluster || apart == 0 ? worst : Math.Max(worst, (spreads[cluster] + spreads[other]) / apart);
            }

            total += worst;
        }

        return total / partition.Clusters;
    }
}
