using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Reads the hours of a series.</summary>
internal static class MeteredHoursReader
{
    /// <summary>The hours of the local days in [from, to); null when the series begins later.</summary>
    public static MeteredHours? Read(SeriesReader reader, KnownSeries series, DateOnly from, DateOnly to)
    {
        var calendar = series.Meter.Calendar;
        var start = calendar.StartOf(from);
        var end = calendar.StartOf(to);
        var readings = reader.ReadFor(series.Id, series.Kind, start, end);
        if (readings.IsEmpty || readings[0].Start >= end)
        {
            return null;
        }

        var hours = new HourValue[calendar.HoursBetween(from, to)];
        HourlySeries.Assemble(readings, series.Kind, start, hours, series.Meter.Settings);
        var begins = readings[0].Start < start ? from : calendar.DayOf(readings[0].Start);
        return new MeteredHours(
            series.Meter.Id, series.Quantity, series.Medium, hours, calendar.HoursBetween(from, begins));
    }
}
