using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Store;
using static UrbGrade.Modules.Quantification.Store.PeriodKpiDefinitions;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>The KPIs of one period of an asset: those whose inputs it has.</summary>
/// <param name="figures">Hourly figures that hold the period.</param>
/// <param name="traits">What is known of the asset.</param>
/// <param name="tariff">Of a medium in a year; null when unknown.</param>
internal sealed class PeriodKpis(AssetFigures figures, AssetTraits traits, Func<string, int, EnergyTariff?> tariff)
{
    /// <summary>Running means of the temperature outside for each day of the figures; made once.</summary>
    private readonly Lazy<double?[]> runningMeans = new(() => figures.Outside is { } outside
        ? Comfort.AdaptiveComfort.WeeklyMeans(DegreeDays.DayMeans(outside, figures.Clock)) : []);

    /// <summary>All of a period.</summary>
    public IEnumerable<PeriodResult> Of(Period period) =>
        Load(period).Concat(Whole(period)).Concat(Weather(period)).Concat(Inside(period)).Concat(Lighting(period)).Concat(OfWater(period));

    private IEnumerable<PeriodResult> Load(Period period)
    {
        var results = figures.Media.SelectMany(one => LoadKpis.Of(one.Energy, figures.Clock, period, one.Medium));
        return figures.Meters.Count == 1
            ? results
            : results.Concat(figures.Meters.SelectMany(
                meter => LoadKpis.Of(meter.Hours, figures.Clock, period, AssetFigures.MediumOf(meter.Medium), meter.MeterId)));
    }

    /// <summary>Of all carriers together.</summary>
    private IEnumerable<PeriodResult> Whole(Period period)
    {
        if (figures.Energy is not { } energy)
        {
            yield break;
        }

        var sum = PeriodKpi.Sum(period.Of(energy));
        yield return Of(Store.PeriodKpiDefinitions.Completeness.Id, Domain.Completeness.Of(period.Of(energy)));
        yield return Of(KpiDefinitions.Energy.Id, sum);
        if (EnergyIntensity.PerSquareMetre(sum.Value, traits.Mean(AssetTraits.FloorArea, period.From, period.To)) is { } intensity)
        {
            yield return Of(Intensity.Id, sum with { Value = intensity });
        }

        if (EnergyIntensity.PerPerson(sum.Value, traits.Mean(AssetTraits.Occupants, period.From, period.To)) is { } perPerson)
        {
            yield return Of(PerPerson.Id, sum with { Value = perPerson });
        }

        foreach (var (definition, hours) in new[]
        {
            (KpiDefinitions.Cost.Id, figures.Cost), (KpiDefinitions.Co2.Id, figures.Co2), (Co2ByHour.Id, figures.Co2ByHour),
        })
        {
            if (hours is not null)
            {
                yield return Of(definition, PeriodKpi.Sum(period.Of(hours)));
            }
        }

        if (ByTariff(period) is { } bill)
        {
            yield return Of(TariffCost.Id, sum with { Value = bill });
        }

        if (figures.Price is { } price && Domain.CaptureRatio.Of(period.Of(energy), period.Of(price)).Ratio is { } ratio)
        {
            yield return Of(Store.PeriodKpiDefinitions.CaptureRatio.Id, PeriodKpi.Sum(period.Of(figures.Cost ?? energy)) with { Value = ratio });
        }
    }

    /// <summary>Cost of all carriers by their tariffs; null when one has none.</summary>
    private double? ByTariff(Period period)
    {
        double? cost = 0;
        foreach (var (medium, energy) in figures.Media)
        {
            var isElectric = medium is KpiMedium.Power or KpiMedium.Light;
            var contracted = isElectric ? traits.Mean(AssetTraits.ContractedPower, period.From, period.To) : null;
            cost += tariff(isElectric ? "power" : medium == KpiMedium.Heat ? "heat" : "gas", period.From.Year)
                ?.Cost(PeriodKpi.Sum(period.Of(energy)).Value, contracted, period.Days);
        }

        return cost;
    }

    private IEnumerable<PeriodResult> Weather(Period period)
    {
        if (figures.Outside is not { } outside)
        {
            yield break;
        }

        var mean = PeriodKpi.Mean(period.Of(outside));
        yield return Of(KpiDefinitions.OutsideTemperature.Id, mean);
        var days = DegreeDays.DayMeans(period.Of(outside), period.Of(figures.Clock));
        foreach (var (definition, degreeDays) in new[]
        {
            (Heating15, DegreeDays.Heating(days, 15)), (Heating155, DegreeDays.Heating(days, 15.5)), (Heating17, DegreeDays.Heating(days, 17)),
            (Heating18, DegreeDays.Heating(days, 18)), (HeatingEurostat, DegreeDays.EurostatHeating(days)),
            (CoolingEurostat, DegreeDays.EurostatCooling(days)),
        })
        {
            yield return Of(definition.Id, mean with { Value = mean.Valid == 0 ? null : degreeDays });
        }

        if (period.IsYear && traits.Mean(AssetTraits.ReferenceDegreeDays, period.From, period.To) is { } reference)
        {
            foreach (var (medium, energy) in figures.Media.Where(one => one.Medium is KpiMedium.Heat or KpiMedium.Gas))
            {
                var sum = PeriodKpi.Sum(period.Of(energy));
                if (Domain.NormalisedHeat.SummerBase(DaySums(energy, period), period.Days) is { } baseHeat
                    && Domain.NormalisedHeat.Of(sum.Value, baseHeat, reference, DegreeDays.Heating(days, 17)) is { } heat)
                {
                    yield return new PeriodResult(Store.PeriodKpiDefinitions.NormalisedHeat.Id, medium, sum with { Value = heat });
                }
            }
        }
    }

    private IEnumerable<PeriodResult> Inside(Period period)
    {
        if (figures.Inside is not { } inside)
        {
            return [];
        }

        return ComfortKpis.Of(inside, figures.Clock, runningMeans.Value, traits.Opening, period);
    }

    private IEnumerable<PeriodResult> Lighting(Period period)
    {
        var light = figures.Media.FirstOrDefault(one => one.Medium == KpiMedium.Light).Energy;
        return light is null ? [] : LightingKpis.Of(light, traits, period);
    }

    private IEnumerable<PeriodResult> OfWater(Period period) =>
        figures.Water is { } water ? WaterKpis.Of(water, figures.Clock, traits, period) : [];

    private (DateOnly Day, double KilowattHours)[] DaySums(HourValue[] energy, Period period)
    {
        var days = new List<(DateOnly Day, double KilowattHours)>();
        for (var i = period.Start; i < period.Start + period.Length; i++)
        {
            if (energy[i].IsValid)
            {
                var day = figures.Clock[i].Day;
                if (days.Count > 0 && days[^1].Day == day)
                {
                    days[^1] = (day, days[^1].KilowattHours + energy[i].Value);
                }
                else
                {
                    days.Add((day, energy[i].Value));
                }
            }
        }

        return [.. days];
    }

    private static PeriodResult Of(int definitionId, KpiResult result) => new(definitionId, KpiMedium.All, result);
}
