using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Profiling.Store;

/// <summary>Mean temperature outside of each day of a site, of the sensor with the most days; days that it lacks, as from before it was put there, are
/// those of the others.</summary>
internal sealed class SiteTemperatures(TenantSources sources, IReadingSource reader, DateOnly from, DateOnly until)
{
    /// <summary>Valid hours without which a day has no mean.</summary>
    private const int FewestHours = 12;

    private readonly Dictionary<int, Dictionary<DateOnly, double>> sites = [];

    /// <summary>Null where it is unknown.</summary>
    public double? Of(int siteId, DateOnly day)
    {
        if (!sites.TryGetValue(siteId, out var days))
        {
            sites[siteId] = days = [];
            foreach (var (known, degrees) in sources.Weather[siteId].Select(DaysOf).OrderByDescending(one => one.Count).SelectMany(one => one))
            {
                days.TryAdd(known, degrees);
            }
        }

        return days.TryGetValue(day, out var mean) ? mean : null;
    }

    private Dictionary<DateOnly, double> DaysOf(MeasuredSeries sensor)
    {
        var days = new Dictionary<DateOnly, double>();
        if (sensor.Read(reader, from, until) is not { } hours)
        {
            return days;
        }

        var at = 0;
        for (var day = from; day < until; day = day.AddDays(1))
        {
            var own = hours.AsSpan(at, sensor.Calendar.HoursOf(day));
            at += own.Length;
            double sum = 0;
            var valid = 0;
            foreach (var hour in own)
            {
                sum += hour.IsValid ? hour.Value : 0;
                valid += hour.IsValid ? 1 : 0;
            }

            if (valid >= FewestHours)
            {
                days[day] = sum / valid;
            }
        }

        return days;
    }
}
