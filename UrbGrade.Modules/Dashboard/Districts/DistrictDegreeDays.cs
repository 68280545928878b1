using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Numerics;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Dashboard.Districts;

/// <summary>The weather of a district's period beside that of the same days a year before, from the daily means of its sensors outside.</summary>
internal static class DistrictDegreeDays
{
    private const double FewestDays = 0.95;

    /// <summary>Null where too many days of one of the years have no temperature.</summary>
    public static async Task<DistrictWeather?> Load(
        UrbGradeContext context, DistrictSums sums, DateOnly firstDay, DateOnly lastDay, CancellationToken cancellation)
    {
        var from = firstDay.AddYears(-1);
        var means = await context.Set<KpiRow>().AsNoTracking()
            .Where(k => k.DefinitionId == KpiDefinitions.OutsideTemperature.Id && k.Resolution == KpiResolution.Day
                && k.PeriodStart >= from && k.PeriodStart <= lastDay && k.Value != null && k.ValidIntervals >= 12)
            .GroupBy(k => k.PeriodStart).Select(day => new { Day = day.Key, Mean = day.Average(k => k.Value) })
            .ToDictionaryAsync(day => day.Day, day => day.Mean, cancellation);
        return Sum(means, firstDay, lastDay) is { } now && Sum(means, from, lastDay.AddYears(-1)) is { } before
            ? Corrected(new DistrictWeather(now, before), Months(means, sums, firstDay, lastDay), sums.YearBefore(KpiDefinitions.Energy, firstDay, lastDay))
            : null;
    }

    /// <summary>Takes the weather out where the year before the period shows how energy follows the cold.</summary>
    /// <remarks>Only the heating part is scaled, as with <c>E_n = E_base + (E - E_base) HDD_ref / HDD</c>; what does not follow the cold stays.</remarks>
    private static DistrictWeather Corrected(
        DistrictWeather weather, List<(int Days, double Kwh, double DegreeDays)> months, KpiFigure? lastYear)
    {
        if (months.Count < HeatingLine.FewestMonths || lastYear is not { Value: > 0 and var energy, Status: KpiStatus.Ok })
        {
            return weather;
        }

        if (months.Sum(month => month.DegreeDays) < HeatingLine.FewestDegreeDays)
        {
            return weather with { Correction = WeatherCorrection.LittleHeating };
        }

        var line = HeatingLine.Of(months);
        var factor = 1 + ((line?.KwhPerDegreeDay ?? 0) * (weather.HeatingDegreeDays - weather.HeatingDegreeDaysLastYear) / energy);
        return line is { IsTrusted: true } && factor > 0
            ? weather with { Correction = WeatherCorrection.Done, LastYearFactor = factor, Fit = line.Fit }
            : weather with { Correction = WeatherCorrection.NotFollowed, Fit = line?.Fit };
    }

    /// <summary>The months of the year before the period, or their parts, of which both energy of the same assets and temperatures are known.</summary>
    private static List<(int Days, double Kwh, double DegreeDays)> Months(
        Dictionary<DateOnly, double?> means, DistrictSums sums, DateOnly firstDay, DateOnly lastDay)
    {
        var months = new List<(int, double, double)>();
        var end = firstDay.AddDays(-1);
        for (var first = firstDay.AddYears(-1); first <= end;)
        {
            var next = new DateOnly(first.Year, first.Month, 1).AddMonths(1);
            var last = next <= end ? next.AddDays(-1) : end;
            if (sums.Earlier(KpiDefinitions.Energy, first, last, (firstDay, lastDay)) is { Value: { } kwh, Status: KpiStatus.Ok } && Sum(means, first, last) is { } cold)
            {
                months.Add((last.DayNumber - first.DayNumber + 1, kwh, cold));
            }

            first = next;
        }

        return months;
    }

    private static double? Sum(Dictionary<DateOnly, double?> means, DateOnly first, DateOnly last)
    {
        var days = last.DayNumber - first.DayNumber + 1;
        var known = Enumerable.Range(0, days).Select(day => means.GetValueOrDefault(first.AddDays(day))).OfType<double>().ToList();
        return known.Count >= FewestDays * days ? known.Sum(EurostatDegreeDays.Heating) : null;
    }
}
