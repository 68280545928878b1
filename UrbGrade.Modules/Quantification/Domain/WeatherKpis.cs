using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Store;
using static UrbGrade.Modules.Quantification.Store.PeriodKpiDefinitions;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>KPIs of the temperature outside over a period, and of the heat that it asks for.</summary>
internal static class WeatherKpis
{
    private const double BaseOfHeat = 17;

    /// <param name="outside">Degrees Celsius of each hour of the figures.</param>
    public static IEnumerable<PeriodResult> Of(HourValue[] outside, AssetFigures figures, AssetTraits traits, Period period)
    {
        yield return Known(KpiDefinitions.OutsideTemperature, PeriodKpi.Mean(period.Of(outside)));
        var days = DegreeDays.Days(period.Of(outside), period.Of(figures.Clock));
        foreach (var (definition, basis) in new[] { (Heating15, 15), (Heating155, 15.5), (Heating17, 17), (Heating18, 18) })
        {
            yield return Known(definition, DegreeDays.Heating(days, basis));
        }

        yield return Known(HeatingByHour, DegreeDays.HeatingByHour(period.Of(outside), 15.5));
        yield return Known(HeatingEurostat, DegreeDays.EurostatHeating(days));
        yield return Known(CoolingEurostat, DegreeDays.EurostatCooling(days));
        yield return Known(Cooling22, DegreeDays.Cooling(days, 22));
        if (period.IsYear && traits.Mean(AssetTraits.ReferenceDegreeDays, period.From, period.To) is { } reference)
        {
            foreach (var (medium, energy, _) in figures.Media.Where(one => one.Medium is KpiMedium.Heat or KpiMedium.Gas))
            {
                var normalised = Domain.NormalisedHeat.Of(DaySums(energy, figures.Clock, period), days, period.From, BaseOfHeat, reference);
                if (normalised.Value is not null)
                {
                    yield return new PeriodResult(Store.PeriodKpiDefinitions.NormalisedHeat.Id, medium, normalised);
                    if (EnergyIntensity.PerSquareMetre(normalised.Value, traits.Mean(AssetTraits.FloorArea, period.From, period.To)) is { } specific)
                    {
                        yield return new PeriodResult(NormalisedIntensity.Id, medium, normalised with { Value = specific });
                    }
                }
            }
        }
    }

    private static KpiResult[] DaySums(HourValue[] energy, CivilHour[] clock, Period period)
    {
        var sums = new KpiResult[period.Days];
        for (int day = 0, start = period.Start; day < sums.Length; day++)
        {
            var end = start;
            while (end < period.Start + period.Length && clock[end].Day == clock[start].Day)
            {
                end++;
            }

            sums[day] = PeriodKpi.Sum(energy.AsSpan(start..end));
            start = end;
        }

        return sums;
    }

    private static PeriodResult Known(KpiDefinitionRow definition, KpiResult result) => new(definition.Id, KpiMedium.All, result);
}
