namespace UrbGrade.Modules.Profiling.Domain;

/// <summary>K-medoids by partitioning around medoids: each centre is one of the points, and outliers pull less than with means.</summary>
/// <remarks>Sources: L. Kaufman and P. J. Rousseeuw, Finding Groups in Data (1990), chapter 2 (BUILD and SWAP), with the swap of all medoids at once of
/// E. Schubert and P. J. Rousseeuw, Faster k-Medoids Clustering (2019).</remarks>
internal static class KMedoids
{
    private const int MostSwaps = 200;

    /// <summary>Clusters of least summed Euclidean distance from their medoids, as far as swapping finds them.</summary>
    /// <param name="points">All of one length, no value missing, at least as many as clusters.</param>
    public static Partition Of(double[][] points, int clusters) => Among(points)(clusters);

    /// <summary>Divides the same points into any number of clusters, with their distances computed once: eight bytes for each pair.</summary>
    public static Func<int, Partition> Among(double[][] points)
    {
        var distances = PairDistances.Of(points);
        return clusters => Of(points, distances, clusters);
    }

    private static Partition Of(double[][] points, double[] distances, int clusters)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points.Length, clusters);
        var medoids = Build(distances, points.Length, clusters);
        for (var swap = 0; swap < MostSwaps && Swap(distances, points.Length, medoids); swap++)
        {
        }

        var labels = new int[points.Length];
        double inertia = 0;
        for (var i = 0; i < points.Length; i++)
        {
            for (var cluster = 1; cluster < clusters; cluster++)
            {
                labels[i] = distances[(i * points.Length) + medoids[cluster]] < distances[(i * points.Length) + medoids[labels[i]]] ? cluster : labels[i];
            }

            var distance = distances[(i * points.Length) + medoids[labels[i]]];
            inertia += distance * distance;
        }

        return new Partition(labels, Array.ConvertAll(medoids, medoid => points[medoid]), inertia);
    }

    private static int[] Build(double[] distances, int n, int clusters)
    {
        var medoids = new int[clusters];
        var nearest = new double[n];
        Array.Fill(nearest, double.PositiveInfinity);
        for (var cluster = 0; cluster < clusters; cluster++)
        {
            var least = double.PositiveInfinity;
            for (var candidate = 0; candidate < n; candidate++)
            {
                double sum = 0;
                for (var i = 0; i < n; i++)
                {
                    sum += Math.Min(nearest[i], distances[(candidate * n) + i]);
                }

                if (sum < least)
                {
                    least = sum;
                    medoids[cluster] = candidate;
                }
            }

            for (var i = 0; i < n; i++)
            {
                nearest[i] = Math.Min(nearest[i], distances[(medoids[cluster] * n) + i]);
            }
        }

        return medoids;
    }

    /// <summary>Makes the swap that lowers the sum most; false where none does.</summary>
    private static bool Swap(double[] distances, int n, int[] medoids)
    {
        var (first, nearest, second) = (new int[n], new double[n], new double[n]);
        for (var i = 0; i < n; i++)
        {
            (nearest[i], second[i]) = (double.PositiveInfinity, double.PositiveInfinity);
            for (var cluster = 0; cluster < medoids.Length; cluster++)
            {
                var distance = distances[(medoids[cluster] * n) + i];
                if (distance < nearest[i])
                {
                    (first[i], second[i], nearest[i]) = (cluster, nearest[i], distance);
                }
                else
                {
                    second[i] = Math.Min(second[i], distance);
                }
            }
        }

        var (gain, leaving, entering) = (-1e-9, -1, -1);
        var changes = new double[medoids.Length];
        for (var candidate = 0; candidate < n; candidate++)
        {
            Array.Clear(changes);
            double shared = 0;
            for (var i = 0; i < n; i++)
            {
                var distance = distances[(candidate * n) + i];
                shared += Math.Min(distance - nearest[i], 0);
                changes[first[i]] += distance < nearest[i] ? 0 : Math.Min(distance, second[i]) - nearest[i];
            }

            for (var cluster = 0; cluster < medoids.Length; cluster++)
            {
                if (shared + changes[cluster] < gain)
                {
                    (gain, leaving, entering) = (shared + changes[cluster], cluster, candidate);
                }
            }
        }

        if (entering < 0)
        {
            return false;
        }

        medoids[leaving] = entering;
        return true;
    }
}
