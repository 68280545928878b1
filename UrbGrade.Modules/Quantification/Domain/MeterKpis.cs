using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>KPIs of single meters beside their load, cost and emissions, so that of several in one place each says whether it is read, or leaks.</summary>
internal static class MeterKpis
{
    /// <summary>Completeness of a meter of energy.</summary>
    /// <param name="period">Up to the end of the meter.</param>
    public static PeriodResult Completeness(MeteredHours meter, Period period) => new(
        PeriodKpiDefinitions.Completeness.Id, AssetFigures.MediumOf(meter.Medium), Domain.Completeness.Of(period.Of(meter.Hours)), meter.MeterId);

    /// <summary>Water and the flow of its nights of a meter; what a person uses is the asset's, as persons use all of its meters.</summary>
    /// <param name="period">Up to the end of the meter.</param>
    public static IEnumerable<PeriodResult> Water(MeteredHours meter, CivilHour[] clock, Period period) =>
        WaterKpis.Of(meter.Hours, clock, new AssetTraits([]), period).Select(result => result with { MeterId = meter.MeterId });
}
