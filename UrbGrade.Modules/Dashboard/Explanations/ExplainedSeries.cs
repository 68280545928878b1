using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Dashboard.Assets;

namespace UrbGrade.Modules.Dashboard.Explanations;

/// <summary>The series that a figure stands on: those of what it is made of, and for the time before their first hour the counters beside them.</summary>
internal static class ExplainedSeries
{
    private const int AllHours = -1;

    /// <param name="all">Of an asset.</param>
    /// <param name="inputs">Quantities that the figure is made of.</param>
    /// <param name="start">When its period begins.</param>
    public static List<SeriesSpan> Of(List<SeriesSpan> all, IReadOnlyList<string> inputs, DateTimeOffset start)
    {
        var measured = all.FindAll(one => inputs.Contains(one.Quantity));
        return all.FindAll(one => inputs.Contains(one.Quantity) || measured.Exists(hours => one.IsCounterOf(hours) && !(hours.FirstStart <= start)));
    }

    /// <summary>The end of the hour in which a meter began to deliver those of a series, of which its counter is here too,
    /// milliseconds; null where all hours of the series are its own.</summary>
    /// <param name="series">As <see cref="Of"/> tells them.</param>
    public static long? BeginsAfter(SeriesSpan one, List<SeriesSpan> series) => series.Exists(counter => counter.IsCounterOf(one)) ? Begun(one) : null;

    /// <summary>The same of the hours beside a counter; null for what is none.</summary>
    public static long? EndsAfter(SeriesSpan one, List<SeriesSpan> series) => series.Find(one.IsCounterOf) is { } beside ? Begun(beside) : null;

    /// <summary>The hours of a local day that the figure takes from a series, as bits: of a counter those before the
    /// first one that its meter delivered.</summary>
    public static int HoursOf(SeriesSpan one, List<SeriesSpan> series, LocalCalendar calendar, DateOnly day)
    {
        var hours = EndsAfter(one, series) is { } end ? (end - calendar.StartOf(day)) / LocalCalendar.Hour : long.MaxValue;
        return hours >= calendar.HoursOf(day) ? AllHours : (1 << (int)Math.Max(0, hours)) - 1;
    }

    /// <summary>Less than an hour later, so that whole hours before it hold the one in which it lies.</summary>
    private static long Begun(SeriesSpan hours) => hours.FirstStart is { } first ? first.ToUnixTimeMilliseconds() + LocalCalendar.Hour - 1 : long.MaxValue;
}
