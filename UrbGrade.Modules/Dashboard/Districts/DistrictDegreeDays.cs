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
    public static async Task<DistrictWeather?> Load(UrbGradeContext context, DateOnly firstDay, DateOnly lastDay, CancellationToken cancellation)
    {
        var from = firstDay.AddYears(-1);
        var means = await context.Set<KpiRow>().AsNoTracking()
            .Where(k => k.DefinitionId == KpiDefinitions.OutsideTemperature.Id && k.Resolution == KpiResolution.Day
                && k.PeriodStart >= from && k.PeriodStart <= lastDay && k.Value != null && k.ValidIntervals >= 12)
            .GroupBy(k => k.PeriodStart).Select(day => new { Day = day.Key, Mean = day.Average(k => k.Value) })
            .ToDictionaryAsync(day => day.Day, day => day.Mean, cancellation);
        return Sum(means, firstDay, lastDay) is { } now && Sum(means, from, lastDay.AddYears(-1)) is { } before ? new DistrictWeather(now, before) : null;
    }

    private static double? Sum(Dictionary<DateOnly, double?> means, DateOnly first, DateOnly last)
    {
        var days = last.DayNumber - first.DayNumber + 1;
        var known = Enumerable.Range(0, days).Select(day => means.GetValueOrDefault(first.AddDays(day))).OfType<double>().ToList();
        return known.Count >= FewestDays * days ? known.Sum(EurostatDegreeDays.Heating) : null;
    }
}
