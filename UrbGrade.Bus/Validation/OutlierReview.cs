using System.Globalization;
using NodaTime;

namespace UrbGrade.Bus.Validation;

/// <summary>Rule 8: measured values that are very unlike those at the same time of the weeks around. They are shown to a person and stay.</summary>
internal static class OutlierReview
{
    private const double MostDeviation = 6;
    private const int WeeksBeside = 6;
    private const int FewestWeeks = 8;
    private const int HoursOfWeek = 168;

    // Turns the median absolute deviation into the standard deviation of a normal distribution.
    private const double Consistency = 1.4826;

    // A meter that does the same every week has no spread; a tenth of the value and its register's steps are no outliers.
    private const double LeastSpread = 0.1;

    public static void Mark(IntervalGrid grid, DateTimeZone zone, double resolution, ICollection<VecFinding> findings)
    {
        var slotsOfHour = Math.Max(1, (int)(Duration.FromHours(1) / grid.Step));
        foreach (var slot in Slots(grid, zone, slotsOfHour))
        {
            for (var i = 0; i < slot.Count; i++)
                Judge(grid, slot, i, resolution, findings);
        }
    }

    private static void Judge(IntervalGrid grid, List<int> slot, int i, double resolution, ICollection<VecFinding> findings)
    {
        var from = Math.Max(0, i - WeeksBeside);
        var count = Math.Min(slot.Count, i + WeeksBeside + 1) - from;
        if (count < FewestWeeks)
            return;
        Span<double> beside = stackalloc double[count];
        for (var k = 0; k < count; k++)
            beside[k] = grid.Value(slot[from + k]);
        var median = Middle(beside);
        for (var k = 0; k < count; k++)
            beside[k] = Math.Abs(beside[k] - median);
        var spread = Math.Max(Consistency * Middle(beside), Math.Max(resolution, LeastSpread * median));
        var value = grid.Value(slot[i]);
        if (Math.Abs(value - median) <= MostDeviation * spread)
            return;
        grid.Mark(slot[i], VecFlags.Review, VecRule.Outlier);
        findings.Add(new VecFinding(VecRule.Outlier, grid.At(slot[i]), grid.At(slot[i]),
            string.Create(CultureInfo.InvariantCulture, $"{value:0.###} where {median:0.###} is usual at this time of the week")));
    }

    // The measured intervals of each time of the week, in order.
    private static List<int>[] Slots(IntervalGrid grid, DateTimeZone zone, int slotsOfHour)
    {
        var slots = new List<int>[HoursOfWeek * slotsOfHour];
        for (var i = 0; i < slots.Length; i++)
            slots[i] = [];
        var offset = Offset.Zero;
        var known = Instant.MinValue;
        for (var i = 0; i < grid.Count; i++)
        {
            if (!grid.IsActual(i))
                continue;
            var at = grid.At(i);
            if (at >= known)
            {
                var period = zone.GetZoneInterval(at);
                (offset, known) = (period.WallOffset, period.HasEnd ? period.End : Instant.MaxValue);
            }

            // The first of January 1970 was a Thursday; weeks are counted from its midnight.
            var local = at.ToUnixTimeSeconds() + offset.Seconds;
            slots[(int)(local / (long)grid.Step.TotalSeconds % slots.Length)].Add(i);
        }

        return slots;
    }

    private static double Middle(Span<double> values)
    {
        values.Sort();
        var half = values.Length / 2;
        return values.Length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }
}
