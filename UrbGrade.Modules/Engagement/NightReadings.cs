using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Engagement;

/// <summary>Energy of an asset's nights, from noon to noon, with what the rules of validation changed.</summary>
internal static class NightReadings
{
    private const long HalfDay = 12 * LocalCalendar.Hour;

    /// <summary>W over the hours from sunset to sunrise of each night of the evenings in [from, to) whose every hour is known.</summary>
    /// <param name="series">Of energy or power of one asset.</param>
    public static List<double> Of(SeriesReader reader, IReadOnlyCollection<MeasuredSeries> series, Sun sun, LocalCalendar calendar, DateOnly from, DateOnly to)
    {
        // One that speaks for the asset, as no submeter does: two would be counted twice.
        var best = new List<double>();
        foreach (var one in series.Where(one => !one.IsBelow))
        {
            var nights = OfSeries(reader, one, sun, calendar, from, to);
            best = nights.Count > best.Count ? nights : best;
        }

        return best;
    }

    private static List<double> OfSeries(SeriesReader reader, MeasuredSeries series, Sun sun, LocalCalendar calendar, DateOnly from, DateOnly to)
    {
        var (start, end) = (calendar.StartOf(from) + HalfDay, calendar.StartOf(to) + HalfDay);
        var nights = new List<double>();
        if (series.Read(reader, from, to.AddDays(1)) is not { } days)
        {
            return nights;
        }

        var noon = (int)(HalfDay / LocalCalendar.Hour);
        var hours = days[noon..(noon + (int)((end - start) / LocalCalendar.Hour))];
        for (var evening = from; evening < to; evening = evening.AddDays(1))
        {
            var first = (int)((calendar.StartOf(evening) + HalfDay - start) / LocalCalendar.Hour);
            var last = (int)((calendar.StartOf(evening.AddDays(1)) + HalfDay - start) / LocalCalendar.Hour);
            var night = hours.AsSpan(first, Math.Min(last, hours.Length) - first);
            if (night.Length > 0 && Sum(night) is { } sum && sun.NightHours(evening) is > 0 and var dark)
            {
                nights.Add(sum * (series.Quantity == Quantities.Energy ? 1000 : 1) / dark);
            }
        }

        return nights;
    }

    /// <summary>Null where an hour is unknown.</summary>
    private static double? Sum(ReadOnlySpan<HourValue> hours)
    {
        double sum = 0;
        foreach (var hour in hours)
        {
            if (!hour.IsValid)
            {
                return null;
            }

            sum += hour.Value;
        }

        return sum;
    }
}
