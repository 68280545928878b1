namespace UrbGrade.Modules.Profiling.Domain;

/// <summary>The mean week of a meter: 168 hours from Monday 00:00 by the local clock, over their mean.</summary>
internal static class WeekShape
{
    public const int Length = 7 * DayVector.Length;

    /// <summary>168 values whose mean is 1; null where a weekday is missing or nothing is used.</summary>
    public static double[]? Of(IEnumerable<DayVector> days)
    {
        var week = new double[Length];
        var counts = new int[7];
        foreach (var day in days)
        {
            var weekday = ((int)day.Day.DayOfWeek + 6) % 7;
            counts[weekday]++;
            for (var hour = 0; hour < DayVector.Length; hour++)
            {
                week[(weekday * DayVector.Length) + hour] += day.Hours[hour];
            }
        }

        if (Array.Exists(counts, count => count == 0))
        {
            return null;
        }

        for (var hour = 0; hour < Length; hour++)
        {
            week[hour] /= counts[hour / DayVector.Length];
        }

        var mean = week.Average();
        return mean > 0 ? Array.ConvertAll(week, value => value / mean) : null;
    }
}
