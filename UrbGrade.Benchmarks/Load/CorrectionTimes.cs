using System.Globalization;
using UrbGrade.Benchmarks.Measuring;

namespace UrbGrade.Benchmarks.Load;

/// <summary>How long corrected days took, from sending them to their last figure.</summary>
internal static class CorrectionTimes
{
    private const double Target = 1;

    /// <summary>The median with its target, and the worst beside it, which a median hides.</summary>
    /// <param name="seconds">Of each corrected day.</param>
    public static IEnumerable<Figure> Judge(IReadOnlyCollection<double> seconds)
    {
        var median = Samples.Median(seconds);
        yield return new("one corrected day of one meter, from sending it to the last figure", Text(median), "< 1 s", median < Target);
        yield return new(string.Create(CultureInfo.InvariantCulture, $"the slowest of {seconds.Count} corrected days"), Text(seconds.Max()));
    }

    private static string Text(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.00} s");
}
