using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Store;
using static UrbGrade.Modules.Quantification.Store.PeriodKpiDefinitions;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>The KPIs of one period of an asset: those whose inputs it has.</summary>
/// <param name="figures">Hourly figures that hold the period.</param>
/// <param name="traits">What is known of the asset.</param>
/// <param name="tariff">Of a medium on a day; null when unknown.</param>
/// <param name="ofEachMeter">Whether a meter that is the only one of its kind has figures of its own beside those of the asset, too.</param>
internal sealed class PeriodKpis(AssetFigures figures, AssetTraits traits, Func<string, DateOnly, EnergyTariff?> tariff, bool ofEachMeter = false)
{
    private const string WaterCarrier = "water";

    private readonly Lazy<ComfortKpis?> comfort = new(() => figures.Inside is { } inside
        ? new ComfortKpis(inside, figures.Clock, MeansOf(figures), traits) : null);

    /// <summary>All of a period.</summary>
    public IEnumerable<PeriodResult> Of(Period period) =>
        Load(period).Concat(MeterKpis.Of(figures, period, ofEachMeter)).Concat(Whole(period)).Concat(Carriers(period)).Concat(Weather(period))
            .Concat(Inside(period)).Concat(Lighting(period)).Concat(OfWater(period)).Concat(HeatKpis.Of(figures.HeatFlows, period));

    private IEnumerable<PeriodResult> Load(Period period) =>
        figures.Media.SelectMany(one => LoadKpis.Of(one.Energy, figures.Clock, period.Until(one.Until), one.Medium));

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
        foreach (var related in Related(sum, period, KpiMedium.All))
        {
            yield return related;
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

    /// <summary>Of each carrier where several are expected in the period itself, whatever else the figures hold: of one
    /// that is known while another one is silent, too.</summary>
    private IEnumerable<PeriodResult> Carriers(Period whole)
    {
        whole = whole.Until(figures.EnergyUntil);
        var expected = figures.Carriers.Select(one => (Carrier: one, Period: whole.Until(one.Until))).Where(one => one.Carrier.IsExpectedIn(one.Period)).ToList();
        if (expected.Count < 2)
        {
            yield break;
        }

        var contracts = Contracts(whole).ToList();
        foreach (var (carrier, period) in expected)
        {
            var sum = PeriodKpi.Sum(period.Of(carrier.Energy));
            if (sum.Valid == 0)
            {
                continue;
            }

            foreach (var related in Related(sum, period, carrier.Medium))
            {
                yield return related;
            }

            if (carrier.Cost is { } cost)
            {
                yield return new PeriodResult(KpiDefinitions.Cost.Id, carrier.Medium, PeriodKpi.Sum(period.Of(cost)));
            }

            if (carrier.Co2 is { } emissions)
            {
                yield return new PeriodResult(KpiDefinitions.Co2.Id, carrier.Medium, PeriodKpi.Sum(period.Of(emissions)));
            }

            // What comes through one contract has one bill.
            if (contracts.Find(contract => contract.Any(one => one.Medium == carrier.Medium)) is { } own && own.Count() == 1 && Bill(own, whole) is { } bill)
            {
                yield return new PeriodResult(TariffCost.Id, carrier.Medium, sum with { Value = bill });
            }
        }
    }

    /// <summary>Energy related to what it serves.</summary>
    private IEnumerable<PeriodResult> Related(KpiResult energy, Period period, KpiMedium medium)
    {
        if (EnergyIntensity.PerSquareMetre(energy.Value, traits.Mean(AssetTraits.FloorArea, period.From, period.To)) is { } intensity)
        {
            yield return new PeriodResult(Intensity.Id, medium, energy with { Value = intensity });
        }

        if (EnergyIntensity.PerPerson(energy.Value, traits.Mean(AssetTraits.Occupants, period.From, period.To)) is { } perPerson)
        {
            yield return new PeriodResult(PerPerson.Id, medium, energy with { Value = perPerson });
        }
    }

    /// <summary>Cost of all carriers by their tariffs; null when one has none.</summary>
    private double? ByTariff(Period period)
    {
        double? cost = 0;
        foreach (var contract in Contracts(period))
        {
            cost += Bill(contract, period);
        }

        return cost;
    }

    /// <summary>What each contract brings: what power and light draw comes through one.</summary>
    private IEnumerable<IGrouping<string, (KpiMedium Medium, HourValue[] Energy, int Until)>> Contracts(Period period) =>
        figures.Media.Where(one => period.Until(one.Until).Length > 0).GroupBy(one => CarrierOf(one.Medium));

    /// <summary>Cost by the tariff of a contract, each day's hours by its own; null when there is none. Light that a main meter counts stands in its sum
    /// already.</summary>
    private double? Bill(IGrouping<string, (KpiMedium Medium, HourValue[] Energy, int Until)> contract, Period period)
    {
        HourValue[][] energies = contract.Key == "power" ? [figures.Electricity!] : [.. contract.Select(one => one.Energy)];
        return Bill(contract.Key, energies, period);
    }

    private double? Bill(string carrier, HourValue[][] amounts, Period period)
    {
        var (cost, isKnown) = ((double?)0, false);
        foreach (var part in UntilKnown(period, amounts).Parts(figures.Clock, Changes(carrier, period)).Where(part => part.Length > 0))
        {
            double? amount = 0;
            foreach (var hours in amounts)
            {
                amount += PeriodKpi.Sum(part.Of(hours)).Value;
            }

            var (days, to) = part.Elapsed(figures.Clock);
            cost += tariff(carrier, part.From)?.Cost(amount ?? 0, Contracted(carrier, part.From, to), days);
            isKnown |= amount is not null;
        }

        return isKnown ? cost : null;
    }

    /// <summary>What is paid for by the year: kW of contracted power, and the one connection to water that an asset has; null where it is not known.</summary>
    private double? Contracted(string carrier, DateOnly from, DateOnly to) => carrier switch
    {
        "power" => traits.Mean(AssetTraits.ContractedPower, from, to),
        WaterCarrier => 1,
        _ => null,
    };

    /// <summary>Days of a period on which a year or another tariff begins.</summary>
    private IEnumerable<DateOnly> Changes(string carrier, Period period)
    {
        for (var day = period.From.AddDays(1); day < period.To; day = day.AddDays(1))
        {
            if (day.DayOfYear == 1 || tariff(carrier, day) != tariff(carrier, day.AddDays(-1)))
            {
                yield return day;
            }
        }
    }

    /// <summary>The part of a period up to the last hour of which some amount is known: what later ones cost by the year is not to be paid yet, or no
    /// more.</summary>
    private static Period UntilKnown(Period period, HourValue[][] amounts)
    {
        var end = period.Start + period.Length;
        while (end > period.Start && !Array.Exists(amounts, hours => hours[end - 1].Adds))
        {
            end--;
        }

        return period.Until(end);
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
    private static double?[] MeansOf(AssetFigures figures)
    {
        if (figures.Outside is not { } outside)
        {
            return [];
        }

        var before = figures.OutsideBefore();
        KpiResult[] days = [.. before, .. DegreeDays.Days(outside, figures.Clock)];
        return Comfort.AdaptiveComfort.RunningMeans(Array.ConvertAll(days, day => day.Value))[before.Length..];
    }

    private IEnumerable<PeriodResult> Lighting(Period period)
    {
        var (_, light, until) = figures.Media.FirstOrDefault(one => one.Medium == KpiMedium.Light);
        List<PeriodResult> lit = light is null ? [] : [.. LightingKpis.Of(light, figures.LampPower, figures.Clock, traits, period.Until(until))];
        return lit.Concat(MeterKpis.OfLamps(lit, figures, ofEachMeter));
    }

    private IEnumerable<PeriodResult> OfWater(Period whole)
    {
        if (figures.Water is not { } water)
        {
            yield break;
        }

        var period = whole.Until(figures.WaterUntil);
        foreach (var result in WaterKpis.Of(water, figures.Clock, traits, period))
        {
            yield return result;
        }

        if (Bill(WaterCarrier, [water], period) is { } bill)
        {
            yield return new PeriodResult(WaterCost.Id, KpiMedium.Water, PeriodKpi.Sum(period.Of(water)) with { Value = bill });
        }
    }

    private static PeriodResult Of(int definitionId, KpiResult result) => new(definitionId, KpiMedium.All, result);
}
