namespace UrbGrade.Modules.Dashboard.Maps;

/// <summary>Divides values into classes.</summary>
internal static class AreaClasses
{
    /// <summary>Classes that can be told apart by colour.</summary>
    public const int Most = 5;

    /// <summary>Lower bounds of all classes but the lowest, so that each has as many values, as far as equal ones allow.</summary>
    /// <remarks>Quantiles by linear interpolation (type 7 of Hyndman and Fan, The American Statistician 50 (1996), 361).</remarks>
    public static IReadOnlyList<double> Quantiles(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        if (sorted.Count == 0)
        {
            return [];
        }

        return [.. Enumerable.Range(1, Most - 1).Select(i => Quantile(sorted, (double)i / Most)).Where(bound => bound > sorted[0]).Distinct()];
    }

    /// <summary>From 0 for what is below all bounds.</summary>
    public static int Of(double value, IReadOnlyList<double> bounds) => bounds.Count(bound => value >= bound);

    private static double Quantile(List<double> sorted, double share)
    {
        var position = share * (sorted.Count - 1);
        var below = (int)position;
        return below + 1 < sorted.Count ? sorted[below] + ((position - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
