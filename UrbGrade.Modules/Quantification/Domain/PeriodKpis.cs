using UrbGrade.Modules.Quantification.Store;
using static UrbGrade.Modules.Quantification.Store.PeriodKpiDefinitions;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>The KPIs of one period of an asset: those whose inputs it has.</summary>
/// <param name="figures">Hourly figures that hold the period.</param>
/// <param name="traits">What is known of the asset.</param>
/// <param name="tariff">Of a medium in a year; null when unknown.</param>
internal sealed class PeriodKpis(AssetFigures figures, AssetTraits traits, Func<string, int, EnergyTariff?> tariff)
{
    private readonly Lazy<ComfortKpis?> comfort = new(() => figures.Inside is { } inside
        ? new ComfortKpis(inside, figures.Clock, MeansOf(figures), traits) : null);

    /// <summary>All of a period.</summary>
    public IEnumerable<PeriodResult> Of(Period period) =>
        Load(period).Concat(Whole(period)).Concat(Weather(period)).Concat(Inside(period)).Concat(Lighting(period)).Concat(OfWater(period))
            .Concat(HeatKpis.Of(figures.HeatFlows, period));

    private IEnumerable<PeriodResult> Load(Period period)
    {
        var results = figures.Media.SelectMany(one => LoadKpis.Of(one.Energy, figures.Clock, period.Until(one.Until), one.Medium));
        return figures.Meters.Count == 1
            ? results
            : results.Concat(figures.Meters.SelectMany(
                meter => LoadKpis.Of(meter.Hours, figures.Clock, period.Until(meter.ExpectedUntil), AssetFigures.MediumOf(meter.Medium), meter.MeterId)));
    }

    /// <summary>Of all carriers together.</summary>
    private IEnumerable<PeriodResult> Whole(Period period)
    {
        if (figures.Energy is not { } energy)
        {
            yield break;
        }

        period = period.Until(figures.EnergyUntil);
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

        if (figures.Cost is { } priced)
        {
            var hours = PeriodKpi.Sum(period.Of(priced));
            yield return Of(CostHours.Id, hours with { Value = hours.Valid });
        }

        if (ByTariff(period) is { } bill)
        {
            yield return Of(TariffCost.Id, sum with { Value = bill });
        }

        if (figures is { Price: { } price, Electricity: { } electricity, Cost: { } cost }
            && Domain.CaptureRatio.Of(period.Of(electricity), period.Of(price)).Ratio is { } ratio)
        {
            yield return Of(Store.PeriodKpiDefinitions.CaptureRatio.Id, PeriodKpi.Sum(period.Of(cost)) with { Value = ratio });
        }
    }

    /// <summary>Cost of all carriers by their tariffs; null when one has none. What power and light draw comes through one contract, and light that a main
    /// meter counts stands in its sum already.</summary>
    private double? ByTariff(Period period)
    {
        double? cost = 0;
        foreach (var carrier in figures.Media.Where(one => period.Until(one.Until).Length > 0).GroupBy(one => CarrierOf(one.Medium)))
        {
            double? energy = 0;
            foreach (var hours in carrier.Key == "power" ? [figures.Electricity!] : carrier.Select(one => one.Energy))
            {
                energy += PeriodKpi.Sum(period.Of(hours)).Value;
            }

            var contracted = carrier.Key == "power" ? traits.Mean(AssetTraits.ContractedPower, period.From, period.To) : null;
            cost += tariff(carrier.Key, period.From.Year)?.Cost(energy, contracted, period.Days);
        }

        return cost;
    }

    private static string CarrierOf(KpiMedium medium) => medium switch
    {
        KpiMedium.Power or KpiMedium.Light => "power",
        KpiMedium.Heat => "heat",
        KpiMedium.Gas => "gas",
        // The energy of warm water has no price of its own.
        _ => "",
    };

    private IEnumerable<PeriodResult> Weather(Period period) =>
        figures.Outside is { } outside ? WeatherKpis.Of(outside, figures, traits, period) : [];

    private IEnumerable<PeriodResult> Inside(Period period) => comfort.Value?.Of(period) ?? [];

    /// <summary>Running means of the temperature outside for each day of the figures; none without a sensor.</summary>
    private static double?[] MeansOf(AssetFigures figures) => figures.Outside is { } outside
        ? Comfort.AdaptiveComfort.RunningMeans(Array.ConvertAll(DegreeDays.Days(outside, figures.Clock), day => day.Value)) : [];

    private IEnumerable<PeriodResult> Lighting(Period period)
    {
        var (_, light, until) = figures.Media.FirstOrDefault(one => one.Medium == KpiMedium.Light);
        return light is null ? [] : LightingKpis.Of(light, traits, period.Until(until));
    }

    private IEnumerable<PeriodResult> OfWater(Period period) =>
        figures.Water is { } water ? WaterKpis.Of(water, figures.Clock, traits, period.Until(figures.WaterUntil)) : [];

    private static PeriodResult Of(int definitionId, KpiResult result) => new(definitionId, KpiMedium.All, result);
}
