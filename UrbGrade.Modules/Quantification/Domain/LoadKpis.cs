using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Store;
using static UrbGrade.Modules.Quantification.Store.PeriodKpiDefinitions;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>KPIs of how energy is drawn over a period: peak, base, day and night.</summary>
internal static class LoadKpis
{
    /// <summary>Those of one carrier or one meter.</summary>
    /// <param name="energy">kWh of each hour of the figures.</param>
    /// <param name="meterId">0 for the whole asset.</param>
    public static IEnumerable<PeriodResult> Of(HourValue[] energy, CivilHour[] clock, Period period, KpiMedium medium, int meterId = 0)
    {
        var sum = PeriodKpi.Sum(period.Of(energy));
        if (sum.Valid == 0)
        {
            yield break;
        }

        yield return new PeriodResult(Store.KpiDefinitions.Energy.Id, medium, sum, meterId);
        var shape = PeriodKpi.Shape(period.Of(energy));
        if (shape.Valid == 0)
        {
            yield break;
        }

        var (peak, peakHour) = PeakPower.Of(period.Of(energy));
        var sorted = Percentile.Sorted(period.Of(energy));
        var mean = shape.Value / shape.Valid;
        var baseLoad = BaseLoad.Of(sorted);
        yield return Known(Peak.Id, peak) with { At = period.StartsAt + (peakHour * LocalCalendar.Hour) };
        yield return Known(PeakOfThree.Id, PeakPower.OfThree(sorted));
        yield return Known(Store.PeriodKpiDefinitions.LoadFactor.Id, Domain.LoadFactor.Of(mean, peak));
        yield return Known(Store.PeriodKpiDefinitions.BaseLoad.Id, baseLoad);
        yield return Known(BaseLoadOfDays.Id, Domain.BaseLoad.OfDailyMinima(period.Of(energy), period.Of(clock)));
        yield return Known(BaseLoadShare.Id, Domain.BaseLoad.Share(baseLoad, mean));
        if (LoadRatio.NightToDay(period.Of(energy), period.Of(clock)) is { } night)
        {
            yield return Known(NightDay.Id, night);
        }

        if (LoadRatio.WeekendToWorkday(period.Of(energy), period.Of(clock)) is { } weekend)
        {
            yield return Known(WeekendWorkday.Id, weekend);
        }

        PeriodResult Known(int definitionId, double? value) => new(definitionId, medium, shape with { Value = value }, meterId);
    }
}
