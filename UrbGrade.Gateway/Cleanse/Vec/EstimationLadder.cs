using NodaTime;

namespace UrbGrade.Gateway.Cleanse.Vec;

/// <summary>
/// Estimates what is missing, the longer the gap the more carefully: up to two intervals linear, up to a day by like
/// days, up to a week by the same weekday, beyond that not at all. Where the register's states at both ends are known,
/// the estimate is scaled to their difference, so that the energy stays exact.
/// </summary>
/// <param name="past">Looks up the same time on earlier days.</param>
/// <param name="correction">How the outside temperature changes the consumption of a day; null for meters that do not follow it.</param>
internal sealed class EstimationLadder(DayPattern past, HeatResponse? correction)
{
    public const string Linear = "linear";
    public const string LikeDay = "like-day";
    public const string SameWeekday = "same-weekday";
    public const string ByTemperature = "same-weekday+temperature";

    private const int LongestLinear = 2;
    private static readonly Duration LongestLikeDay = Duration.FromHours(24);
    private static readonly Duration LongestWeekday = Duration.FromDays(7);

    /// <summary>Fills the gaps of the grid; those that nothing can be said of stay missing.</summary>
    public void Fill(IntervalGrid grid)
    {
        foreach (var gap in grid.Gaps)
        {
            var (estimate, method) = Estimate(grid, gap);
            if (estimate is null)
                continue;
            var flags = VecFlags.Estimated | (method == Linear ? VecFlags.Interpolated : 0);
            if (gap.Total is { } total)
            {
                Scale(estimate, total);
                flags |= VecFlags.Scaled;
            }

            for (var i = 0; i < gap.Count; i++)
                grid.Set(gap.First + i, estimate[i], flags | (grid.Flags(gap.First + i) & VecFlags.Rejected), grid.Rule(gap.First + i), method);
        }
    }

    private (double[]? Estimate, string Method) Estimate(IntervalGrid grid, ValueGap gap)
    {
        var length = grid.Step * gap.Count;
        if (gap.Count <= LongestLinear)
            return (Between(grid, gap), Linear);
        if (length <= LongestLikeDay)
            return past.LikeDays(grid, gap) is { } like ? (like, LikeDay) : (Between(grid, gap), Linear);
        if (length > LongestWeekday)
            return (null, "");
        var (estimate, days) = past.SameWeekdays(grid, gap);
        if (estimate is null)
            return (past.LikeDays(grid, gap), LikeDay);
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

    private static void Scale(double[] estimate, double total)
    {
        var sum = estimate.Sum();
        for (var i = 0; i < estimate.Length; i++)
            estimate[i] = sum > 0 ? estimate[i] * total / sum : total / estimate.Length;
    }
}
