using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Prediction.Domain;

/// <summary>Lays hours of UTC on the 24 hours of the local clock and back. Where daylight saving begins the skipped hour is missing, where it ends the doubled
/// hour holds the mean of both.</summary>
internal static class CivilFold
{
    /// <summary>Hourly values on the local clock.</summary>
    /// <param name="hourly">Every hour of the local days in [from, to), in order; NaN where missing.</param>
    /// <exception cref="ArgumentException">The number of hours is not that of the days.</exception>
    public static CivilSeries Fold(LocalCalendar calendar, DateOnly from, DateOnly to, ReadOnlySpan<double> hourly)
    {
        var values = new double[24 * (to.DayNumber - from.DayNumber)];
        Array.Fill(values, double.NaN);
        var slots = SlotsOf(calendar, from, to);
        if (slots.Length != hourly.Length)
        {
            throw new ArgumentException($"There are {hourly.Length} values for the {slots.Length} hours from {from:O} to {to:O} in {calendar.Zone}.", nameof(hourly));
        }

        for (var i = 0; i < slots.Length; i++)
        {
            var isDoubled = i > 0 && slots[i] == slots[i - 1] && !double.IsNaN(values[slots[i]]) && !double.IsNaN(hourly[i]);
            if (isDoubled || double.IsNaN(values[slots[i]]))
            {
                values[slots[i]] = isDoubled ? (values[slots[i]] + hourly[i]) / 2 : hourly[i];
            }
        }

        return new CivilSeries(from, 24, values);
    }

    /// <summary>What stands on the local clock, for every hour of UTC in the local days.</summary>
    /// <param name="civil">24 values for each local day in [from, to).</param>
    public static double[] Unfold(LocalCalendar calendar, DateOnly from, DateOnly to, ReadOnlySpan<double> civil)
    {
        var slots = SlotsOf(calendar, from, to);
        var hourly = new double[slots.Length];
        for (var i = 0; i < slots.Length; i++)
        {
            hourly[i] = civil[slots[i]];
        }

        return hourly;
    }

    private static int[] SlotsOf(LocalCalendar calendar, DateOnly from, DateOnly to)
    {
        var slots = new int[calendar.HoursBetween(from, to)];
        var at = 0;
        for (var day = from; day < to; day = day.AddDays(1))
        {
            var count = calendar.HoursOf(day);
            var first = 24 * (day.DayNumber - from.DayNumber);
            for (var hour = 0; hour < count; hour++)
            {
                slots[at++] = first + (count == 24 ? hour : calendar.ClockOf(calendar.StartOf(day) + (hour * LocalCalendar.Hour)));
            }
        }

        return slots;
    }
}
