using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Store;
using static UrbGrade.Modules.Quantification.Store.PeriodKpiDefinitions;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>KPIs of water over a period.</summary>
internal static class WaterKpis
{
    /// <param name="volume">Cubic metres of each hour of the figures.</param>
    public static IEnumerable<PeriodResult> Of(HourValue[] volume, CivilHour[] clock, AssetTraits traits, Period period)
    {
        var sum = PeriodKpi.Sum(period.Of(volume));
        yield return Known(Water, sum);
        var personDays = traits.Mean(AssetTraits.Occupants, period.From, period.To) * period.Days;
        if (WaterUse.LitresPerPersonDay(sum.Value, personDays) is { } perPerson)
        {
            yield return Known(WaterPerPerson, sum with { Value = perPerson });
        }

        var nights = WaterUse.NightFlows(period.Of(volume), period.Of(clock));
        double[] flows = [.. nights.Select(night => night.LitresPerHour).OfType<double>().Order()];
        var counted = sum with { Expected = nights.Count, Valid = flows.Length, Estimated = 0 };
        yield return Known(NightFlow, counted with { Value = flows.Length == 0 ? null : Percentile.Of(flows, 0.5) });
        yield return Known(LeakNights, counted with { Value = flows.Length == 0 ? null : flows.Count(flow => flow > 0) });
        yield return Known(LeakRow, counted with { Value = flows.Length == 0 ? null : WaterUse.LongestRow(nights) });
    }

    private static PeriodResult Known(KpiDefinitionRow definition, KpiResult result) => new(definition.Id, KpiMedium.Water, result);
}
