using UrbGrade.Bus.Contracts.Dashboard.Maps;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Dashboard.Figures;
using UrbGrade.Modules.Quantification.Store;
using static UrbGrade.Modules.Quantification.Store.PeriodKpiDefinitions;

namespace UrbGrade.Modules.Dashboard.Maps;

/// <summary>A KPI of one carrier, or of none, that areas are told of.</summary>
internal sealed record MapKpi(KpiDefinitionRow Definition, KpiMedium Medium)
{
    private static readonly KpiMedium[] Carriers = [KpiMedium.Power, KpiMedium.Light, KpiMedium.Heat, KpiMedium.Gas];

    private static readonly int[] OfYears = [StreetEnergy.Id, StreetEnergyAtFullPower.Id, PeriodKpiDefinitions.NormalisedHeat.Id, NormalisedIntensity.Id];

    private static readonly int[] OfLighting = [FullLoadHours.Id, PowerDensity.Id, PeriodKpiDefinitions.BurningHours.Id, BurningUnderSun.Id, BurningDeviation.Id];

    private static readonly int[] OfWater = [Water.Id, WaterPerPerson.Id, WaterCost.Id];

    private static readonly int[] DifferByCarrier = [KpiDefinitions.Cost.Id, KpiDefinitions.Co2.Id, Co2ByHour.Id, TariffCost.Id];

    private static readonly int[] OfQuantities = [KpiDefinitions.Energy.Id, KpiDefinitions.Cost.Id, KpiDefinitions.Co2.Id];

    /// <summary>Hours have prices of electricity alone.</summary>
    private static readonly int[] OfPrices = [KpiDefinitions.Cost.Id];

    /// <summary>Those that a map names by a code: of each carrier, and what is of none.</summary>
    public static readonly IReadOnlyList<MapKpi> Named =
    [
        .. Of([KpiDefinitions.Energy.Id], Carriers),
        .. Of(GroupRule.Kpis.Except(OfQuantities).Except(OfYears).Except(OfLighting).Except([.. OfWater, .. OfOpinions, CostHours.Id, HeatByWater.Id]), [KpiMedium.All]),
        .. Of(OfWater, [KpiMedium.Water]),
        .. Of(OfLighting, [KpiMedium.Light]),
        .. Of(OfLoad, Carriers),
        .. Of(KpiDefinitions.OfCarriers.Except(OfPrices), Carriers),
        .. Of(OfPrices, [KpiMedium.Power, KpiMedium.Light]),
    ];

    /// <summary>As a request names it; empty for a quantity of all carriers.</summary>
    public string Code => Carriers.Contains(Medium) && !OfLighting.Contains(Definition.Id) ? $"{Definition.Code}.{Medium.ToString().ToLowerInvariant()}" : Definition.Code;

    /// <summary>How several assets have it; null when from their hours together.</summary>
    public GroupRule? Rule => GroupRule.Of(Definition.Id);

    /// <summary>The quantity of series that it is made of; null for energy and power.</summary>
    public string? Measured => KpiInputs.Of(Definition)[0] is var first && first != Quantities.Energy ? first : null;

    /// <summary>Whether it is made of the hours of all assets together.</summary>
    public bool IsOfLoad => OfLoad.Contains(Definition.Id);

    /// <summary>Whether what an asset with this carrier alone has of all its energy stands for it: that is kept once.</summary>
    public bool IsOfWholeToo => Carriers.Contains(Medium) && KpiDefinitions.OfCarriers.Contains(Definition.Id);

    /// <summary>Whether it would tell how much of each carrier is used, alone or beside another figure.</summary>
    public bool TellsCarriers => Carriers.Contains(Medium) || DifferByCarrier.Contains(Definition.Id);

    /// <summary>The KPI whose assets must be those of this one, as both together would tell of the others: what a ratio divides; null for none.</summary>
    public int? Divided => Rule is { AddsUp: false, ExpectedAs: { } divided } && Definition.Id != PeriodKpiDefinitions.Completeness.Id ? divided : null;

    /// <exception cref="ArgumentException">There is no such figure.</exception>
    public static MapKpi Of(AreaMapRequest request)
    {
        if (request.Figure is { } code)
        {
            return Named.FirstOrDefault(kpi => kpi.Code == code) ?? throw new ArgumentException($"Areas are not told of '{code}'.", nameof(request));
        }

        return new MapKpi(KpiDefinitions.All.Single(kpi => kpi.Code == FigureCodes.Of(request.Quantity)), KpiMedium.All);
    }

    private static IEnumerable<MapKpi> Of(IEnumerable<int> kpis, KpiMedium[] media) =>
        from kpi in kpis
        from medium in media
        select new MapKpi(KpiDefinitions.All[kpi - 1], medium);
}
