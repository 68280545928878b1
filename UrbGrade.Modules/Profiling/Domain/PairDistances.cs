namespace UrbGrade.Modules.Profiling.Domain;

/// <summary>Euclidean distances of all pairs of points, computed once for what asks for them again and again.</summary>
internal static class PairDistances
{
    /// <summary>Bounds the memory, at 72 MB.</summary>
    public const int MostPoints = 3_000;

    /// <summary>The distance of points i and j stands at i * n + j and at j * n + i.</summary>
    /// <param name="points">n points, all of one length, no value missing.</param>
    public static double[] Of(double[][] points)
    {
        var n = points.Length;
        var distances = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++)
            {
                distances[(i * n) + j] = distances[(j * n) + i] = Math.Sqrt(Partition.Squared(points[i], points[j]));
            }
        }

        return distances;
    }
}
