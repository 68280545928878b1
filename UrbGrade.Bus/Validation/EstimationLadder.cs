using NodaTime;

namespace UrbGrade.Bus.Validation;

/// <summary>
/// Estimates what is missing, the longer the gap the more carefully: up to two intervals linear, up to a day by like
/// days, up to a week by the same weekday, beyond that not at all. Where the register's states at both ends are known,
/// the estimate is scaled to their difference, so that the energy stays exact.
/// </summary>
/// <param name="past">Looks up the same time on earlier days.</param>
/// <param name="correction">How the outside temperature changes the consumption of a day; null for meters that do not follow it.</param>
/// <param name="drawsLongLines">Whether up to a day is interpolated where no like day is known; otherwise only where
/// the register says what it adds up to.</param>
internal sealed class EstimationLadder(DayPattern past, HeatResponse? correction, bool drawsLongLines = true)
{
    public const string Linear = "linear";
    public const string LikeDay = "like-day";
    public const string SameWeekday = "same-weekday";
    public const string ByTemperature = "same-weekday+temperature";

    /// <summary>So many intervals at most are interpolated.</summary>
    public const int LongestLinear = 2;

    /// <summary>Longer gaps stay.</summary>
    public static readonly Duration LongestWeekday = Duration.FromDays(7);

    private static readonly Duration LongestLikeDay = Duration.FromHours(24);

    /// <summary>Fills the gaps of the grid; those that nothing can be said of stay missing.</summary>
    public void Fill(IntervalGrid grid)
    {
        foreach (var gap in grid.Gaps)
            Fill(grid, gap);
    }

    /// <summary>Fills one gap, unless nothing can be said of it.</summary>
    /// <returns>Whether what is measured after the gap, beyond its neighbour, has a say in that.</returns>
    public bool Fill(IntervalGrid grid, ValueGap gap)
    {
        var (estimate, method) = Estimate(grid, gap, out var looksAhead);
        if (estimate is null)
            return looksAhead;
        var flags = VecFlags.Estimated | (method == Linear ? VecFlags.Interpolated : 0);
        if (gap.Total is { } total)
        {
            Scale(estimate, total);
            flags |= VecFlags.Scaled;
        }

        for (var i = 0; i < gap.Count; i++)
            grid.Set(gap.First + i, estimate[i], flags | (grid.Flags(gap.First + i) & VecFlags.Rejected), grid.Rule(gap.First + i), method);
        return looksAhead;
    }

    private (double[]? Estimate, string Method) Estimate(IntervalGrid grid, ValueGap gap, out bool looksAhead)
    {
        looksAhead = false;
        var length = grid.Step * gap.Count;
        if (gap.Count <= LongestLinear)
            return (Between(grid, gap), Linear);
        if (length <= LongestLikeDay)
            return past.LikeDays(grid, gap, out looksAhead) is { } like ? (like, LikeDay) : (drawsLongLines || gap.Total is not null ? Between(grid, gap) : null, Linear);
        if (length > LongestWeekday)
            return (null, "");
        var (estimate, days) = past.SameWeekdays(grid, gap, out looksAhead);
        if (estimate is null)
        {
            estimate = past.LikeDays(grid, gap, out var likeDaysLookAhead);
            looksAhead |= likeDaysLookAhead;
            return (estimate, LikeDay);
        }

        return correction is not null && correction.Apply(grid, gap, estimate, days) ? (estimate, ByTemperature) : (estimate, SameWeekday);
    }

    // Between the values at both ends; flat where only one end, or only the sum, is known.
    private static double[]? Between(IntervalGrid grid, ValueGap gap)
    {
        var before = Known(grid, gap.First - 1);
        var after = Known(grid, gap.First + gap.Count);
        if (before is null && after is null && gap.Total is null)
            return null;
        var from = before ?? after ?? 1;
        var to = after ?? before ?? 1;
        return [.. Enumerable.Range(1, gap.Count).Select(i => from + ((to - from) * i / (gap.Count + 1)))];
    }

    private static double? Known(IntervalGrid grid, int index) => grid.IsActual(index) ? grid.Value(index) : null;

    // What goes both ways may nearly cancel out, and a factor would blow it up: that is shifted.
    private static void Scale(double[] estimate, double total)
    {
        var sum = estimate.Sum();
        var goesOneWay = sum != 0 && sum * total >= 0 && Array.TrueForAll(estimate, one => one * sum >= 0);
        for (var i = 0; i < estimate.Length; i++)
            estimate[i] = goesOneWay ? estimate[i] * total / sum : estimate[i] + ((total - sum) / estimate.Length);
    }
}
