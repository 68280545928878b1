using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Domain.Checks;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Reads hours of series and checks them by the rules; writes nothing.</summary>
/// <param name="kept">The first day whose figures may be computed; those before stand on readings that were deleted.</param>
internal sealed class CheckedSeriesReader(IReadingSource reader, int tenantId, DateOnly kept)
{
    /// <summary>Civil days that a gap touches at most when it is estimated.</summary>
    private const int DaysOfGap = 8;

    private const long LongestGap = (DaysOfGap + 1) * 24 * LocalCalendar.Hour;

    /// <summary>The hours of the local days in [from, to) as figures take them; null when the series begins later.</summary>
    public CheckedSeries? Read(KnownSeries series, DateOnly from, DateOnly to)
    {
        var calendar = series.Meter.Calendar;
        if (Delivered(series, from, to) is not var (delivered, gapFrom, gapTo))
        {
            return null;
        }

        var kind = CheckedKinds.Of(series.Kind, series.Quantity);
        if (kind == CheckedKind.None)
        {
            return new CheckedSeries(Metered(series, delivered, delivered.Hours), Days(series, delivered, null), series.Id, [], [], []);
        }

        var checks = new HourChecks(calendar, kind, series.Limits, series.Settings, series.Meter.IsHoliday);
        var stretch = checks.Plain(delivered.Hours, from, to)
            ?? checks.Check(delivered, from, to, isWhole: false)
            ?? checks.Check(Delivered(series, from.AddDays(-HourChecks.Reach), to.AddDays(HourChecks.Reach))!.Window, from, to, isWhole: true)!;
        var stored = reader.ReadChecked(
            series.Id, calendar.StartOf(from.AddDays(-HourChecks.Reach)), calendar.StartOf(to.AddDays(HourChecks.Reach)));
        return new CheckedSeries(
            Metered(series, delivered, stretch.Hours), Days(series, delivered, stretch.Days), series.Id, stretch.Changed,
            [.. stored.Where(hour => hour.LocalDay >= from.DayNumber && hour.LocalDay < to.DayNumber).Select(hour => hour.LocalDay).Distinct()],
            [.. Elsewhere(series, delivered, gapFrom, gapTo, stored).Where(day => (day < from.DayNumber || day >= to.DayNumber) && day >= kept.DayNumber).Distinct().Order()]);
    }

    private DeliveredDays? Delivered(KnownSeries series, DateOnly from, DateOnly to)
    {
        var calendar = series.Meter.Calendar;
        var (start, end) = (calendar.StartOf(from), calendar.StartOf(to));

        // The hours beside tell whether a gap reaches over the edge.
        var readings = reader.ReadFor(series.Id, series.Kind, start - LocalCalendar.Hour, end + LocalCalendar.Hour);
        if (readings.IsEmpty || readings[0].Start >= end)
        {
            return null;
        }

        var hours = new HourValue[calendar.HoursBetween(from, to) + 2];
        HourlySeries.Assemble(readings, series.Kind, start - LocalCalendar.Hour, hours, series.Settings);
        var last = readings[^1];
        var window = new HourWindow(
            from, to, hours[1..^1], readings[0].Start, Math.Max(last.Start, last.End),
            series.Kind == SeriesKind.Register ? RegisterSteps.Of(readings, series.Settings) : []);
        long? gapFrom = null, gapTo = null;
        foreach (ref readonly var reading in readings)
        {
            gapFrom = reading.Start < start && !hours[0].IsValid ? reading.Start : gapFrom;
            gapTo = reading.Start >= end && !hours[^1].IsValid ? gapTo ?? reading.Start : gapTo;
        }

        return new DeliveredDays(window, gapFrom, gapTo);
    }

    private static MeteredHours Metered(KnownSeries series, HourWindow delivered, HourValue[] hours)
    {
        var calendar = series.Meter.Calendar;
        var begins = delivered.KnownFrom < calendar.StartOf(delivered.From) ? delivered.From : calendar.DayOf(delivered.KnownFrom);
        return new MeteredHours(series.Meter.Id, series.Quantity, series.Medium, hours, calendar.HoursBetween(delivered.From, begins),
            MeteredHoursReader.Until(series, calendar.StartOf(delivered.From)));
    }

    private SeriesDay[] Days(KnownSeries series, HourWindow delivered, DayMarks[]? marks)
    {
        var days = new SeriesDay[delivered.To.DayNumber - delivered.From.DayNumber];
        var at = 0;
        for (var i = 0; i < days.Length; i++)
        {
            var day = delivered.From.AddDays(i);
            var count = series.Meter.Calendar.HoursOf(day);
            days[i] = SeriesDay.From(tenantId, series.Id, day, delivered.Hours.AsSpan(at, count), marks?[i] ?? default);
            at += count;
        }

        return days;
    }

    /// <summary>Other days whose hours may become others because readings of these days did: those whose estimates say so, and those of a gap over
    /// the edge. A gap may reach beyond the reading there, when that alone makes no hour.</summary>
    private IEnumerable<int> Elsewhere(KnownSeries series, HourWindow delivered, long? gapFrom, long? gapTo, List<CheckedValue> stored)
    {
        var calendar = series.Meter.Calendar;
        var (from, to) = (delivered.From.DayNumber, delivered.To.DayNumber);
        var days = stored.Where(hour => hour.DependsFrom < to && hour.DependsTo >= from).Select(hour => hour.LocalDay);
        if (gapFrom is { } begin)
        {
            var first = calendar.DayOf(begin).DayNumber;
            days = days.Concat(reader.ReadChecked(series.Id, begin - LongestGap, begin).Select(hour => hour.LocalDay));
            days = from - first <= DaysOfGap ? days.Concat(Enumerable.Range(first, from - first)) : days;
        }

        if (gapTo is { } end)
        {
            var last = calendar.DayOf(end).DayNumber;
            days = days.Concat(reader.ReadChecked(series.Id, end, end + LongestGap).Select(hour => hour.LocalDay));
            days = last - to <= DaysOfGap ? days.Concat(Enumerable.Range(to, last - to + 1)) : days;
        }

        return days;
    }

    /// <summary>Delivered hours, and where the readings before and after them are that a gap over the edge lies between.</summary>
    private sealed record DeliveredDays(HourWindow Window, long? GapFrom, long? GapTo);
}
