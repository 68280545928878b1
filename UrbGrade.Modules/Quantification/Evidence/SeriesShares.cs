using System.Numerics;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Validation;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Evidence;

/// <summary>How many hours of a figure's period each of its series brought, measured or estimated, and how many it lacks.</summary>
/// <param name="series">All that the figure is computed from.</param>
/// <param name="firsts">Start of the first reading of each that has one.</param>
/// <param name="now">Milliseconds: nothing is missing of the day that runs.</param>
internal sealed class SeriesShares(FigureSource source, IReadOnlyList<KnownSeries> series, Dictionary<int, DateTimeOffset> firsts, long now)
{
    private const int AllHours = -1;

    /// <param name="days">Of the series in the period.</param>
    public ExplanationInput Of(KnownSeries one, IEnumerable<SeriesDayRow> days)
    {
        var (from, until) = Over(one.Meter.Calendar);
        var told = days.Select(day => (Day: day, Hours: HoursOf(one, day.LocalDay))).Where(day => day.Hours != 0).ToList();
        var valid = told.Sum(day => Valid(day.Day, day.Hours));
        var estimated = told.Sum(day => BitOperations.PopCount((uint)(((day.Day.EstimatedHours & ~day.Day.RejectedHours) | day.Day.FilledHours) & day.Hours)));
        var missing = Expected(one, from, until) - told.Where(day => one.Meter.Calendar.StartOf(day.Day.LocalDay) < until).Sum(day => Valid(day.Day, day.Hours));
        return new ExplanationInput(
            one.Quantity, one.Meter.Source, one.Unit, valid - estimated, estimated, Math.Max(0, missing), [.. VecRule.Of(told.Aggregate(0, (rules, day) => rules | day.Day.Rules))]);
    }

    private static int Valid(SeriesDayRow day, int hours) => BitOperations.PopCount((uint)(((day.ValidHours & ~day.RejectedHours) | day.FilledHours) & hours));

    /// <summary>The part of the period that is over, milliseconds.</summary>
    private (long From, long Until) Over(LocalCalendar calendar)
    {
        var from = calendar.StartOf(source.From);
        if (source.Claimed.Hour is { } hour)
        {
            from += hour * LocalCalendar.Hour;
            return (from, from + LocalCalendar.Hour <= now ? from + LocalCalendar.Hour : from);
        }

        return (from, Math.Max(from, Math.Min(calendar.StartOf(source.To), calendar.StartOf(calendar.DayOf(now)))));
    }

    /// <summary>Hours of [from, until) that are expected of a series: until its meter was taken away, beside an older one of its asset from its first day, or from when the
    /// one was taken away whose place it took, and after its counter from its first hour.</summary>
    private int Expected(KnownSeries one, long from, long until)
    {
        var begins = from;
        if (FirstOf(one) is { } first && series.Where(other => IsOlder(other, one, first)).ToList() is { Count: > 0 } older)
        {
            var replaced = older.Select(other => other.Meter.EndsAt ?? long.MaxValue).Where(end => end <= first).ToList();
            begins = Math.Max(from, replaced.Count > 0 ? replaced.Max() : one.Meter.Calendar.StartOf(one.Meter.Calendar.DayOf(first)));
        }

        if (one.Counter is { } counter && series.Any(other => other.Id == counter.Id))
        {
            begins = Math.Max(begins, Begun(one));
        }

        until = Math.Min(until, Math.Min(EndOf(one), one.Meter.EndsAt ?? long.MaxValue));
        return (int)Math.Max(0, ((until - from) / LocalCalendar.Hour) - ((begins - from) / LocalCalendar.Hour));
    }

    private bool IsOlder(KnownSeries other, KnownSeries one, long first) =>
        other.Meter.AssetId == one.Meter.AssetId && other.Quantity == one.Quantity && FirstOf(other) < first;

    /// <summary>The hours of a local day that the figure takes from a series, as bits: of a counter those before the first one that its meter delivered.</summary>
    private int HoursOf(KnownSeries one, DateOnly day)
    {
        var calendar = one.Meter.Calendar;
        var end = EndOf(one);
        var hours = end == long.MaxValue ? end : (end - calendar.StartOf(day)) / LocalCalendar.Hour;
        var taken = hours >= calendar.HoursOf(day) ? AllHours : (1 << (int)Math.Max(0, hours)) - 1;
        return source.Claimed.Hour is { } hour ? taken & (1 << hour) : taken;
    }

    /// <summary>The end of the hour in which a meter began to deliver those beside a counter, milliseconds; the end of time for what is none.</summary>
    private long EndOf(KnownSeries one) => series.FirstOrDefault(hours => hours.Counter?.Id == one.Id) is { } beside ? Begun(beside) : long.MaxValue;

    /// <summary>Less than an hour later, so that whole hours before it hold the one in which it lies.</summary>
    private long Begun(KnownSeries hours) => FirstOf(hours) is { } first ? first + LocalCalendar.Hour - 1 : long.MaxValue;

    private long? FirstOf(KnownSeries one) => firsts.TryGetValue(one.Id, out var first) ? first.ToUnixTimeMilliseconds() : null;
}
