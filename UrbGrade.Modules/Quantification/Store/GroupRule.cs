using UrbGrade.Modules.Quantification.Domain;
using static UrbGrade.Modules.Quantification.Store.PeriodKpiDefinitions;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>How a KPI of several assets together is made of what each of them has: their sum, or their mean by a weight.</summary>
/// <remarks>A ratio such as kWh/m2 is the mean of those of the assets weighted by its divisor: the sum of what is divided by the sum of the divisors.</remarks>
/// <param name="Kpi">Id of its definition.</param>
/// <param name="ExpectedAs">Id of the KPI whose hours are expected of an asset that says nothing; null where only those that say something count.</param>
/// <param name="Weight">Weight of an asset's value over the local days in [from, to); null for a sum.</param>
/// <param name="CountsDays">Whether it is of days, and not of hours, that it should have.</param>
internal sealed record GroupRule(int Kpi, int? ExpectedAs, Func<AssetTraits, DateOnly, DateOnly, PeriodKpiRow, double?>? Weight = null, bool CountsDays = false)
{
    private static readonly Dictionary<int, GroupRule> All = new[]
    {
        Sum(KpiDefinitions.Energy), Sum(KpiDefinitions.Cost), Sum(KpiDefinitions.Co2), Sum(Co2ByHour), Sum(Water), Sum(TariffCost),
        new GroupRule(WaterCost.Id, Water.Id), new GroupRule(CostHours.Id, KpiDefinitions.Cost.Id), new GroupRule(HeatByWater.Id, KpiDefinitions.Energy.Id),
        new GroupRule(PeriodKpiDefinitions.NormalisedHeat.Id, KpiDefinitions.Energy.Id, CountsDays: true),
        By(NormalisedIntensity, KpiDefinitions.Energy, AssetTraits.FloorArea) with { CountsDays = true },
        new GroupRule(PeriodKpiDefinitions.Completeness.Id, KpiDefinitions.Energy.Id, (_, _, _, row) => row.ExpectedIntervals),
        By(Intensity, KpiDefinitions.Energy, AssetTraits.FloorArea), By(PerPerson, KpiDefinitions.Energy, AssetTraits.Occupants),
        new GroupRule(WaterPerPerson.Id, Water.Id, (traits, from, to, row) => traits.Mean(AssetTraits.Occupants, from, to) * row.ValidIntervals),
        By(StreetEnergy, KpiDefinitions.Energy, AssetTraits.LitArea),
        By(StreetEnergyAtFullPower, KpiDefinitions.Energy, AssetTraits.LitArea),
        By(FullLoadHours, KpiDefinitions.Energy, AssetTraits.InstalledPower),
        new GroupRule(PowerDensity.Id, KpiDefinitions.Energy.Id, (traits, from, to, _) => traits.Mean(AssetTraits.Illuminance, from, to) * traits.Mean(AssetTraits.LitArea, from, to)),
        Mean(PeriodKpiDefinitions.BurningHours), Mean(BurningUnderSun), Mean(BurningDeviation),
        Mean(Heating15), Mean(Heating155), Mean(Heating17), Mean(Heating18), Mean(HeatingByHour), Mean(HeatingEurostat), Mean(CoolingEurostat), Mean(Cooling22),
        Mean(ComfortOne), Mean(ComfortTwo), Mean(ComfortThree), Mean(CoolingOne), Mean(CoolingTwo), Mean(CoolingThree), Mean(ComfortStore),
        Mean(ComfortFour), Mean(AdaptiveOne), Mean(AdaptiveTwo), Mean(AdaptiveThree),
        Mean(TooCold), Mean(TooWarm),
        Mean(VoteSatisfaction), Mean(SurveySatisfaction), Mean(VotesSatisfied),
    }.ToDictionary(rule => rule.Kpi);

    /// <summary>Ids of the KPIs that can be made so.</summary>
    public static readonly int[] Kpis = [.. All.Keys];

    /// <summary>Whether the values of assets add up.</summary>
    public bool AddsUp => Weight is null;

    /// <summary>Hours as it counts them: as days where it is of these.</summary>
    public int Counted(int hours) => CountsDays ? (int)Math.Round(hours / 24.0) : hours;

    /// <summary>The weight of an asset's value in a period up to a local day; 1 in a sum.</summary>
    /// <param name="row">What is known of it, or of another asset where it says nothing.</param>
    public double? WeightOf(TenantTraits traits, int asset, PeriodKpiRow row, DateOnly end) =>
        Weight is null ? 1 : Weight(traits.Of(asset), row.PeriodStart, end, row);

    /// <summary>The rule of a KPI; null for one that several assets do not have, or only from their hours together.</summary>
    public static GroupRule? Of(int kpi) => All.GetValueOrDefault(kpi);

    private static GroupRule Sum(KpiDefinitionRow kpi) => new(kpi.Id, kpi.Id);

    /// <summary>A ratio to something that is known of assets.</summary>
    private static GroupRule By(KpiDefinitionRow kpi, KpiDefinitionRow divided, string trait) =>
        new(kpi.Id, divided.Id, (traits, from, to, _) => traits.Mean(trait, from, to));

    /// <summary>A state, each asset by the hours, days or nights for which it is known, or the votes and answers; one with too few of these has no value,
    /// so that what stands here gives away nothing that is not told of each asset.</summary>
    private static GroupRule Mean(KpiDefinitionRow kpi) => new(kpi.Id, null, (_, _, _, row) => row.ValidIntervals);
}
