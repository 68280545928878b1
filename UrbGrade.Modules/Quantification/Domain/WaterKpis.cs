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
        var personDays = PersonDays(volume, clock, traits, period);
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

    /// <summary>Occupants of the days, of each as much as it has hours with a volume: what is not known yet, or was after the last meter, divides nothing.
    /// Null where one of these days has none.</summary>
    private static double? PersonDays(HourValue[] volume, CivilHour[] clock, AssetTraits traits, Period period)
    {
        double sum = 0;
        var end = period.Start + period.Length;
        for (int hour = period.Start, next; hour < end; hour = next)
        {
            var (day, known) = (clock[hour].Day, 0);
            for (next = hour; next < clock.Length && clock[next].Day == day; next++)
            {
                known += next < end && volume[next].Adds ? 1 : 0;
            }

            if (known == 0)
            {
                continue;
            }

            if (traits.Mean(AssetTraits.Occupants, day, day.AddDays(1)) is not { } occupants)
            {
                return null;
            }

            sum += occupants * known / (next - hour);
        }

        return sum;
    }

    private static PeriodResult Known(KpiDefinitionRow definition, KpiResult result) => new(definition.Id, KpiMedium.Water, result);
}
