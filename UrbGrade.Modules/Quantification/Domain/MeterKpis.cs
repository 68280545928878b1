using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>KPIs of single meters beside their load, cost and emissions, so that of several in one place each says whether it is read, or leaks.</summary>
internal static class MeterKpis
{
    /// <summary>Completeness of a meter of energy, the hours that its cost counts, and its emissions by factors of hours.</summary>
    /// <param name="period">Up to the end of the meter.</param>
    public static IEnumerable<PeriodResult> Energy(MeterFigures of, Period period)
    {
        yield return Known(PeriodKpiDefinitions.Completeness, Completeness.Of(period.Of(of.Meter.Hours)));
        if (of.Cost is { } cost)
        {
            var priced = PeriodKpi.Sum(period.Of(cost));
            yield return Known(PeriodKpiDefinitions.CostHours, priced with { Value = priced.Valid });
        }

        if (of.Co2ByHour is { } emissions)
        {
            yield return Known(PeriodKpiDefinitions.Co2ByHour, PeriodKpi.Sum(period.Of(emissions)));
        }

        PeriodResult Known(KpiDefinitionRow kpi, KpiResult result) => new(kpi.Id, AssetFigures.MediumOf(of.Meter.Medium), result, of.Meter.MeterId);
    }

    /// <summary>Water and the flow of its nights of a meter; what a person uses is the asset's, as persons use all of its meters.</summary>
    /// <param name="period">Up to the end of the meter.</param>
    public static IEnumerable<PeriodResult> Water(MeteredHours meter, CivilHour[] clock, Period period) =>
        WaterKpis.Of(meter.Hours, clock, new AssetTraits([]), period).Select(result => result with { MeterId = meter.MeterId });
}
