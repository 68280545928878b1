using System.Globalization;
using UrbGrade.Benchmarks.Measuring;

namespace UrbGrade.Benchmarks.Load;

/// <summary>Whether a reading costs the same however many series there are.</summary>
internal static class ReadingCosts
{
    private const double Most = 1.1;

    /// <summary>The dearest of the larger sizes against the smallest, and the largest against the one before: small loads pay for
    /// warming up, which would hide that large ones cost more.</summary>
    /// <param name="costs">Microseconds for each reading, by ascending numbers of series.</param>
    public static IEnumerable<Figure> Judge(IReadOnlyList<(int Series, double Microseconds)> costs)
    {
        if (costs.Count > 1)
        {
            yield return Growth(costs.Skip(1).MaxBy(cost => cost.Microseconds), costs[0]);
        }

        if (costs.Count > 2)
        {
            yield return Growth(costs[^1], costs[^2]);
        }
    }

    private static Figure Growth((int Series, double Microseconds) of, (int Series, double Microseconds) against)
    {
        var growth = of.Microseconds / against.Microseconds;
        return new(
            string.Create(CultureInfo.InvariantCulture, $"cost of a reading, {of.Series:#,0} against {against.Series:#,0} series"),
            string.Create(CultureInfo.InvariantCulture, $"{growth:0.00} x"), string.Create(CultureInfo.InvariantCulture, $"<= {Most} x"), growth <= Most);
    }
}
