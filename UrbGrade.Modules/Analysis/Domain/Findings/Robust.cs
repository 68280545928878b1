using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Analysis.Domain.Findings;

/// <summary>Middle and spread that single wild values do not move.</summary>
internal static class Robust
{
    /// <summary>Makes the median absolute deviation of normal values their standard deviation.</summary>
    private const double Normal = 1.4826;

    /// <summary>NaN of nothing; values that are missing do not count.</summary>
    public static double Median(IEnumerable<double> values) => Share(values, 0.5);

    /// <summary>A percentile of what is there; NaN of nothing.</summary>
    /// <param name="share">0 to 1.</param>
    public static double Share(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Where(double.IsFinite)];
        Array.Sort(sorted);
        return sorted.Length == 0 ? double.NaN : Percentile.Of(sorted, share);
    }

    /// <summary>1.4826 times the median distance from a middle.</summary>
    public static double Spread(IEnumerable<double> values, double middle) => Normal * Median(values.Select(value => Math.Abs(value - middle)));
}
