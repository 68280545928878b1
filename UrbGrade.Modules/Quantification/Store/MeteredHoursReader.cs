using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Domain.Checks;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Reads the hours of a series.</summary>
internal static class MeteredHoursReader
{
    /// <summary>Hours as they are stored, for figures of days and longer periods: what is known of up to two months
    /// only as a sum has its share in them.</summary>
    public static HoursOfSeries Of(SeriesReader reader) => (series, from, to) => Read(reader, series, from, to, HourlySeries.LongestSpread);

    /// <summary>Hours as they are stored, for figures of hours.</summary>
    public static HoursOfSeries OfHours(SeriesReader reader) => (series, from, to) => Read(reader, series, from, to);

    /// <summary>The hours of the local days in [from, to) with what the rules of validation changed when the days were
    /// computed; null when the series begins later.</summary>
    /// <param name="longest">Amounts of more than three hours are spread up to so many milliseconds.</param>
    public static MeteredHours? Read(SeriesReader reader, KnownSeries series, DateOnly from, DateOnly to, long longest = 0)
    {
        var read = Joined(series, ReadDelivered(reader, series, from, to, longest), from, counter => ReadDelivered(reader, counter, from, to, longest));
        return read is not null && series.IsGasOfKnownEnergy ? read with { KwhOfCubicMetre = series.KwhOfCubicMetre(from, read.Hours.Length) } : read;
    }

    /// <summary>Hours of a series, and before the first of them those of the counter beside it, which is looked at
    /// there alone; null when both begin later.</summary>
    /// <param name="delivered">From a local day on; null when the series begins later.</param>
    /// <param name="counted">Reads the same days of the counter.</param>
    public static MeteredHours? Joined(KnownSeries series, MeteredHours? delivered, DateOnly from, Func<KnownSeries, MeteredHours?> counted)
    {
        var start = series.Meter.Calendar.StartOf(from);
        if (series.Counter is null || delivered?.Begins <= start || counted(series.Counter) is not { } counter)
        {
            return delivered;
        }

        return delivered?.After(counter, start) ?? counter with
        {
            Quantity = series.Quantity, Medium = series.Medium, Counted = [], CountedUntil = counter.Hours.Length,
        };
    }

    private static MeteredHours? ReadDelivered(SeriesReader reader, KnownSeries series, DateOnly from, DateOnly to, long longest)
    {
        var calendar = series.Meter.Calendar;
        var start = calendar.StartOf(from);
        var end = calendar.StartOf(to);
        var readings = reader.ReadFor(series.Id, series.Kind, start, end, longest);
        if (readings.IsEmpty || readings[0].Start >= end)
        {
            return null;
        }

        var (first, hours) = (readings[0].Start, new HourValue[calendar.HoursBetween(from, to)]);
        var powers = LampPowers.Of(series, readings);
        HourlySeries.Assemble(readings, series.Kind, start, hours, series.Settings, longest);
        series.Meter.Forget(start, hours);
        if (CheckedKinds.Of(series.Kind, series.Quantity) != CheckedKind.None)
        {
            CheckedValue.Lay(reader.ReadChecked(series.Id, start, end), start, hours);
        }

        var begins = first < start ? from : calendar.DayOf(first);
        return new MeteredHours(
            series.Meter.Id, series.Quantity, series.Medium, hours, calendar.HoursBetween(from, begins), Until(series, start),
            series.Meter.CountedAbove(start, hours.Length), FirstHour(first, start)) { Begins = first, Powers = powers };
    }

    /// <summary>Index of the hour of the first reading of a series, of hours that begin at an instant.</summary>
    public static int FirstHour(long first, long start) => (int)Math.Max(0, (first - start) / LocalCalendar.Hour);

    /// <summary>Index of the hour in which the meter of a series was taken away, of hours that begin at an instant.</summary>
    public static int Until(KnownSeries series, long start)
    {
        return series.Meter.EndsAt is { } end ? (int)Math.Clamp((end - start) / LocalCalendar.Hour, 0, int.MaxValue) : int.MaxValue;
    }
}
