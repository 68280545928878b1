namespace UrbGrade.Web.Api;

/// <summary>What stands at points of a chart: it is drawn with its number among all marks, and told in the table.</summary>
/// <param name="From">Index of its first point.</param>
/// <param name="To">Index of its last point, not below <paramref name="From"/>.</param>
public sealed record ChartMark(string Text, int From, int To)
{
    /// <summary>Where a time lies among points, each of which lasts until the next one.</summary>
    /// <param name="end">Excluded; null for a moment.</param>
    /// <param name="times">Starts of the points, seconds since 1970-01-01T00:00:00Z, ascending; at least one.</param>
    public static ChartMark Of(string text, DateTimeOffset start, DateTimeOffset? end, IReadOnlyList<long> times)
    {
        var from = Before(start.ToUnixTimeSeconds() + 1, times);
        return new ChartMark(text, from, end is { } until ? Math.Max(from, Before(until.ToUnixTimeSeconds(), times)) : from);
    }

    /// <summary>The last point that starts before an instant; the first one where none does.</summary>
    private static int Before(long instant, IReadOnlyList<long> times)
    {
        var (low, high) = (0, times.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = times[middle] < instant ? (middle, high) : (low, middle - 1);
        }

        return low;
    }
}
