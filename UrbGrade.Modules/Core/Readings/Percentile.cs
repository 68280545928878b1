namespace UrbGrade.Modules.Core.Readings;

/// <summary>Percentiles by linear interpolation between the order statistics.</summary>
/// <remarks>Source: R. J. Hyndman and Y. Fan, Sample Quantiles in Statistical Packages (1996), type 7; the default of R and of numpy.</remarks>
internal static class Percentile
{
    /// <summary>The percentile of sorted values.</summary>
    /// <param name="sorted">Ascending, at least one.</param>
    /// <param name="share">0 to 1; 0.5 gives the median.</param>
    public static double Of(ReadOnlySpan<double> sorted, double share)
    {
        ArgumentOutOfRangeException.ThrowIfZero(sorted.Length);
        var place = share * (sorted.Length - 1);
        var below = (int)Math.Floor(place);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }

    /// <summary>The values of the valid hours, ascending.</summary>
    public static double[] Sorted(ReadOnlySpan<HourValue> hours)
    {
        var values = new List<double>(hours.Length);
        foreach (var hour in hours)
        {
            if (hour.IsValid)
            {
                values.Add(hour.Value);
            }
        }

        values.Sort();
        return [.. values];
    }
}
