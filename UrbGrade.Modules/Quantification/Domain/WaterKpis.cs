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
        var personDays = PersonDays(clock, traits, period);
        if (WaterUse.LitresPerPersonDay(sum.Value, personDays) is { } perPerson)
        {
            yield return Known(WaterPerPerson, sum with { Value = perPerson });
        }

        var nights = WaterUse.NightFlows(period.Of(volume), period.Of(clock));
        double[] flows = [.. nights.Select(night => night.LitresPerHour).OfType<double>().Order()];
        var estimated = nights.Count(night => night is { IsEstimated: true, LitresPerHour: not null });
        var counted = sum with { Expected = nights.Count, Valid = flows.Length, Estimated = estimated };
        yield return Known(NightFlow, counted with { Value = flows.Length == 0 ? null : Percentile.Of(flows, 0.5) });

        // That water flowed in a night is measured or it is no leak.
        var isMeasured = flows.Length > estimated;
        yield return Known(LeakNights, counted with { Value = isMeasured ? nights.Count(night => night is { IsEstimated: false, LitresPerHour: > 0 }) : null });
        yield return Known(LeakRow, counted with { Value = isMeasured ? WaterUse.LongestRow(nights) : null });
    }

    /// <summary>Occupants of all days; of the one in which the last meter was taken away that part.</summary>
    private static double? PersonDays(CivilHour[] clock, AssetTraits traits, Period period)
    {
        var whole = period.WholeDays(clock);
        var part = period.Length - whole.Length;
        var occupants = period.Length == 0 ? null : traits.Mean(AssetTraits.Occupants, period.From, part > 0 ? whole.To.AddDays(1) : whole.To);
        return occupants * (whole.Days + (part / 24.0));
    }

    private static PeriodResult Known(KpiDefinitionRow definition, KpiResult result) => new(definition.Id, KpiMedium.Water, result);
}
