namespace UrbGrade.Modules.Profiling.Domain;

/// <summary>K-means with careful seeding.</summary>
/// <remarks>Sources: D. Arthur and S. Vassilvitskii, k-means++: The Advantages of Careful Seeding (SODA 2007), greedy variant with 2 + ln k trials a seed; S.
/// P. Lloyd, Least squares quantization in PCM (1982); J. A. Hartigan, Clustering Algorithms (1975), moves of single points: what no such move betters,
/// rounds of Lloyd do not better either, but the other way round they often do.</remarks>
internal static class KMeans
{
    private const int MostRounds = 300;

    /// <summary>Rounding is no gain.</summary>
    private const double LeastGain = 1 - 1e-9;

    /// <summary>How much more inertia than the best of Lloyd's rounds, and than the least of all, is as good.</summary>
    private const double NearLloyd = 1.0005;
    private const double NearLeast = 1.002;

    /// <summary>Of the partitions that many starts end in, and that have hardly more inertia than the best of them, the one that tells the clusters apart best
    /// by silhouette; the same for the same points. Of more than 3,000 points the one of least inertia.</summary>
    /// <remarks>Points without clear groups have many partitions of nearly the same inertia, and some of them hardly tell anything apart.</remarks>
    /// <param name="points">All of one length, no value missing, at least as many as clusters.</param>
    public static Partition Of(double[][] points, int clusters, int starts = 50)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points.Length, clusters);
        var random = new Random(clusters);
        var ends = new List<Partition>();
        var most = double.PositiveInfinity;
        for (var start = 0; start < starts; start++)
        {
            var settled = Settle(points, Seeds(points, clusters, random));
            most = Math.Min(most, settled.Inertia);
            ends.Add(settled);
            ends.Add(Refine(points, settled));
        }

        ends.Sort((one, other) => one.Inertia.CompareTo(other.Inertia));
        most = Math.Min(NearLloyd * most, NearLeast * ends[0].Inertia);
        var best = ends.TakeWhile(end => end.Inertia <= most).DistinctBy(end => (float)end.Inertia).ToList();
        if (best.Count == 1 || points.Length > PairDistances.MostPoints)
        {
            return best[0];
        }

        var distances = PairDistances.Of(points);
        return best.MaxBy(end => PartitionQuality.SilhouetteOf(end, (i, j) => distances[(i * points.Length) + j]))!;
    }

    private static double[][] Seeds(double[][] points, int clusters, Random random)
    {
        var trials = 2 + (int)Math.Log(clusters);
        var seeds = new double[clusters][];
        seeds[0] = points[random.Next(points.Length)];
        var nearest = Array.ConvertAll(points, point => Partition.Squared(point, seeds[0]));
        var tried = new double[points.Length];
        var chosen = new double[points.Length];
        for (var seed = 1; seed < clusters; seed++)
        {
            var least = double.PositiveInfinity;
            for (var trial = 0; trial < trials; trial++)
            {
                var candidate = points[Draw(nearest, random)];
                double sum = 0;
                for (var i = 0; i < points.Length; i++)
                {
                    tried[i] = Math.Min(nearest[i], Partition.Squared(points[i], candidate));
                    sum += tried[i];
                }

                if (sum < least)
                {
                    least = sum;
                    seeds[seed] = candidate;
                    (tried, chosen) = (chosen, tried);
                }
            }

            chosen.CopyTo(nearest, 0);
        }

        return Array.ConvertAll(seeds, seed => (double[])seed.Clone());
    }

    private static int Draw(double[] weights, Random random)
    {
        var left = random.NextDouble() * weights.Sum();
        for (var i = 0; i < weights.Length; i++)
        {
            left -= weights[i];
            if (left < 0)
            {
                return i;
            }
        }

        return random.Next(weights.Length);
    }

    private static Partition Settle(double[][] points, double[][] centres)
    {
        var labels = new int[points.Length];
        Array.Fill(labels, -1);
        var distances = new double[points.Length];
        for (var round = 0; round < MostRounds; round++)
        {
            if (!Assign(points, centres, labels, distances))
            {
                break;
            }

            Move(points, centres, labels, distances);
        }

        return Around(points, centres, labels);
    }

    private static Partition Around(double[][] points, double[][] centres, int[] labels) =>
        new(labels, centres, points.Select((point, i) => Partition.Squared(point, centres[labels[i]])).Sum());

    /// <summary>Moves single points, and the two centres with each, as long as that lessens the inertia. Nobody leaves a cluster empty.</summary>
    private static Partition Refine(double[][] points, Partition settled)
    {
        var (labels, centres, sizes) = ((int[])settled.Labels.Clone(), Array.ConvertAll(settled.Centres, centre => (double[])centre.Clone()), settled.Sizes);
        var isMoved = true;
        for (var round = 0; isMoved && round < MostRounds; round++)
        {
            isMoved = false;
            for (var i = 0; i < points.Length; i++)
            {
                var own = labels[i];
                if (sizes[own] < 2)
                {
                    continue;
                }

                // What the point adds to the inertia where it is, and would add elsewhere.
                var (best, least) = (own, LeastGain * sizes[own] / (sizes[own] - 1) * Partition.Squared(points[i], centres[own]));
                for (var cluster = 0; cluster < centres.Length; cluster++)
                {
                    if (cluster != own && (double)sizes[cluster] / (sizes[cluster] + 1) * Partition.Squared(points[i], centres[cluster]) is var added && added < least)
                    {
                        (best, least) = (cluster, added);
                    }
                }

                if (best == own)
                {
                    continue;
                }

                (labels[i], isMoved) = (best, true);
                sizes[own]--;
                sizes[best]++;
                var (left, joined) = (centres[own], centres[best]);
                for (var d = 0; d < left.Length; d++)
                {
                    left[d] += (left[d] - points[i][d]) / sizes[own];
                    joined[d] += (points[i][d] - joined[d]) / sizes[best];
                }
            }
        }

        return Around(points, centres, labels);
    }

    private static bool Assign(double[][] points, double[][] centres, int[] labels, double[] distances)
    {
        var isChanged = false;
        for (var i = 0; i < points.Length; i++)
        {
            var (best, least) = (0, double.PositiveInfinity);
            for (var cluster = 0; cluster < centres.Length; cluster++)
            {
                var squared = Partition.Squared(points[i], centres[cluster]);
                (best, least) = squared < least ? (cluster, squared) : (best, least);
            }

            isChanged |= labels[i] != best;
            labels[i] = best;
            distances[i] = least;
        }

        return isChanged;
    }

    /// <summary>Centres become the means of their points; an empty cluster takes the point that lies farthest from its centre.</summary>
    private static void Move(double[][] points, double[][] centres, int[] labels, double[] distances)
    {
        var sizes = new int[centres.Length];
        foreach (var centre in centres)
        {
            Array.Clear(centre);
        }

        for (var i = 0; i < points.Length; i++)
        {
            sizes[labels[i]]++;
            var centre = centres[labels[i]];
            for (var d = 0; d < centre.Length; d++)
            {
                centre[d] += points[i][d];
            }
        }

        for (var cluster = 0; cluster < centres.Length; cluster++)
        {
            if (sizes[cluster] == 0)
            {
                var farthest = Array.IndexOf(distances, distances.Max());
                distances[farthest] = 0;
                points[farthest].CopyTo(centres[cluster], 0);
                continue;
            }

            for (var d = 0; d < centres[cluster].Length; d++)
            {
                centres[cluster][d] /= sizes[cluster];
            }
        }
    }
}
