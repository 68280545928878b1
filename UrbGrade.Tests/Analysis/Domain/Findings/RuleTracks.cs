using UrbGrade.Modules.Analysis.Domain.Findings;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Tests.Analysis.Domain.Findings;

/// <summary>Hours of meters whose course is known.</summary>
internal static class RuleTracks
{
    public static readonly LocalCalendar Madrid = LocalCalendar.Of("Europe/Madrid");
    public static readonly DateOnly From = new(2025, 1, 6);

    /// <summary>Values by local day and clock; the noise is the same in every run, with a standard deviation of about a tenth.</summary>
    public static HourTrack Track(int days, Func<DateOnly, int, double, double> value)
    {
        var random = new Random(1);
        var values = new List<double>();
        for (var day = From; day < From.AddDays(days); day = day.AddDays(1))
        {
            for (var hour = 0; hour < Madrid.HoursOf(day); hour++)
            {
                values.Add(value(day, Madrid.ClockOf(Madrid.StartOf(day) + (hour * LocalCalendar.Hour)), (random.NextDouble() + random.NextDouble() - 1) / 4));
            }
        }

        return new HourTrack(Madrid, From, [.. values]);
    }

    public static double Office(DateOnly day, int clock) =>
        day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || clock is < 7 or >= 19 ? 1 : 4 + (clock % 3);

    public static double Outside(DateOnly day, int clock) =>
        14 - (9 * Math.Cos((day.DayOfYear - 15) / 365.0 * 2 * Math.PI)) + (4 * Math.Sin((clock - 9) / 24.0 * 2 * Math.PI)) + (day.DayNumber % 5);
}
