using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain.Comfort;
using UrbGrade.Modules.Quantification.Store;
using static UrbGrade.Modules.Quantification.Store.PeriodKpiDefinitions;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>KPIs of the temperature inside over a period.</summary>
internal static class ComfortKpis
{
    /// <param name="inside">Degrees Celsius of each hour of the figures.</param>
    /// <param name="runningMeans">Of the temperature outside for each day of the figures; empty without it.</param>
    /// <param name="opening">When people are there; null when every hour counts.</param>
    public static IEnumerable<PeriodResult> Of(
        HourValue[] inside, CivilHour[] clock, double?[] runningMeans, OpeningHours? opening, Period period)
    {
        var occupied = opening?.Of(period.Of(clock)) ?? [];
        yield return Known(KpiDefinitions.InsideTemperature, PeriodKpi.Mean(period.Of(inside)));
        yield return Known(ComfortOne, ComfortHours.Share(period.Of(inside), occupied, ComfortBand.HeatingOne));
        var share = ComfortHours.Share(period.Of(inside), occupied, ComfortBand.HeatingTwo);
        yield return Known(ComfortTwo, share);
        yield return Known(ComfortThree, ComfortHours.Share(period.Of(inside), occupied, ComfortBand.HeatingThree));
        var (below, above) = ComfortHours.Outside(period.Of(inside), occupied, ComfortBand.HeatingTwo);
        yield return Known(TooCold, share with { Value = share.Valid == 0 ? null : below });
        yield return Known(TooWarm, share with { Value = share.Valid == 0 ? null : above });
        if (runningMeans.Length > 0)
        {
            var firstDay = period.From.DayNumber - clock[0].Day.DayNumber;
            var adaptive = AdaptiveComfort.Share(
                period.Of(inside), period.Of(clock), runningMeans.AsSpan(firstDay, period.Days), occupied, category: 2);
            if (adaptive.Valid > 0)
            {
                yield return Known(AdaptiveTwo, adaptive);
            }
        }
    }

    private static PeriodResult Known(KpiDefinitionRow definition, KpiResult result) => new(definition.Id, KpiMedium.All, result);
}
