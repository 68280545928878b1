namespace UrbGrade.Benchmarks.Measuring;

/// <summary>Arithmetic on repeated measurements.</summary>
internal static class Samples
{
    /// <summary>The middle one; the lower of two middles.</summary>
    public static double Median(IEnumerable<double> values) => Quantile(values, 0.5);

    /// <summary>The smallest value that at least <paramref name="share"/> (0 to 1) of the values do not exceed.</summary>
    public static double Quantile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }
}
