namespace UrbGrade.Modules.Profiling.Domain;

/// <summary>Points divided into clusters.</summary>
/// <param name="Labels">Cluster of each point, 0 to the number of clusters less 1.</param>
/// <param name="Centres">Of each cluster: the mean of its points, or one of them.</param>
/// <param name="Inertia">Sum of squared Euclidean distances of the points from their centres.</param>
internal sealed record Partition(int[] Labels, double[][] Centres, double Inertia)
{
    public int Clusters => Centres.Length;

    /// <summary>Points in each cluster.</summary>
    public int[] Sizes
    {
        get
        {
            var sizes = new int[Centres.Length];
            foreach (var label in Labels)
            {
                sizes[label]++;
            }

            return sizes;
        }
    }

    /// <summary>The same clusters with the means of their points as centres, so that no centre is a single point.</summary>
    /// <param name="points">Those that were divided.</param>
    public Partition AroundMeans(double[][] points)
    {
        var (sizes, means) = (Sizes, Array.ConvertAll(Centres, centre => new double[centre.Length]));
        for (var i = 0; i < points.Length; i++)
        {
            for (var at = 0; at < points[i].Length; at++)
            {
                means[Labels[i]][at] += points[i][at] / sizes[Labels[i]];
            }
        }

        return new Partition(Labels, means, points.Zip(Labels, (point, label) => Squared(point, means[label])).Sum());
    }

    /// <summary>The nearest centre and its distance.</summary>
    public (int Cluster, double Distance) Nearest(double[] point)
    {
        var (best, least) = (0, double.PositiveInfinity);
        for (var cluster = 0; cluster < Centres.Length; cluster++)
        {
            var squared = Squared(point, Centres[cluster]);
            (best, least) = squared < least ? (cluster, squared) : (best, least);
        }

        return (best, Math.Sqrt(least));
    }

    /// <summary>Squared Euclidean distance of two points of equal length.</summary>
    public static double Squared(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sums = System.Numerics.Vector<double>.Zero;
        var width = System.Numerics.Vector<double>.Count;
        var i = 0;
        for (; i <= a.Length - width; i += width)
        {
            var difference = new System.Numerics.Vector<double>(a[i..]) - new System.Numerics.Vector<double>(b[i..]);
            sums += difference * difference;
        }

        var sum = System.Numerics.Vector.Sum(sums);
        for (; i < a.Length; i++)
        {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }

        return sum;
    }
}
