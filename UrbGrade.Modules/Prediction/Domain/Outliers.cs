using MathNet.Numerics.Statistics;

namespace UrbGrade.Modules.Prediction.Domain;

/// <summary>Takes out single values that would spoil a fit and that no validation caught: farther from the median than ten times the 99th percentile of such
/// distances.</summary>
internal static class Outliers
{
    private const double Farthest = 10;

    /// <summary>A copy in which outliers are missing (NaN), and how many there were.</summary>
    public static (double[] Values, int Removed) Without(ReadOnlySpan<double> values)
    {
        double[] copy = [.. values];
        var known = Array.FindAll(copy, double.IsFinite);
        Array.Sort(known);
        if (known.Length == 0)
        {
            return ([.. Enumerable.Repeat(double.NaN, copy.Length)], copy.Count(value => !double.IsNaN(value)));
        }

        var median = SortedArrayStatistics.Median(known);
        var distances = Array.ConvertAll(known, value => Math.Abs(value - median));
        Array.Sort(distances);
        var limit = Farthest * SortedArrayStatistics.QuantileCustom(distances, 0.99, QuantileDefinition.R7);
        var removed = 0;
        for (var i = 0; i < copy.Length; i++)
        {
            if (double.IsInfinity(copy[i]) || (limit > 0 && Math.Abs(copy[i] - median) > limit))
            {
                copy[i] = double.NaN;
                removed++;
            }
        }

        return (copy, removed);
    }
}
