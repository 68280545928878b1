using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>KPIs of single meters, so that of several in one place each says what it draws, whether it is read, or leaks.</summary>
internal static class MeterKpis
{
    /// <summary>What the meter that feeds all lamps of an asset tells of them; by area it is the street's.</summary>
    private static readonly int[] LampKpis =
    [
        PeriodKpiDefinitions.BurningHours.Id, PeriodKpiDefinitions.BurningUnderSun.Id, PeriodKpiDefinitions.BurningDeviation.Id, PeriodKpiDefinitions.FullLoadHours.Id,
    ];

    /// <summary>Of each meter of energy, of district heating and of water where there are several.</summary>
    /// <param name="ofEach">Also where it is the only one of its kind.</param>
    public static IEnumerable<PeriodResult> Of(AssetFigures figures, Period whole, bool ofEach)
    {
        var energy = (ofEach || figures.Meters.Count > 1 ? figures.OfMeters : [])
            .SelectMany(of => Energy(of, figures.Clock, whole.Until(of.Meter.ExpectedUntil)));
        var heat = (ofEach || figures.HeatFlows.Count > 1 ? figures.HeatFlows : []).SelectMany(flow => Heat(flow, whole.Until(flow.Water.ExpectedUntil)));
        var water = (ofEach || figures.WaterMeters.Count > 1 ? figures.WaterMeters : [])
            .SelectMany(meter => Water(meter, figures.Clock, whole.Until(meter.ExpectedUntil)));
        return energy.Concat(heat).Concat(water);
    }

    /// <summary>Burning hours of the one meter that feeds the lamps: the installed power is that of the whole asset.</summary>
    /// <param name="ofAsset">KPIs of its lighting.</param>
    /// <param name="ofEach">Also where no other meter of energy is beside it.</param>
    public static IEnumerable<PeriodResult> OfLamps(IReadOnlyList<PeriodResult> ofAsset, AssetFigures figures, bool ofEach) =>
        (ofEach || figures.Meters.Count > 1)
        && figures.Meters.Where(meter => AssetFigures.MediumOf(meter.Medium) == KpiMedium.Light).ToList() is [{ CountedAbove: null } only]
            ? ofAsset.Where(result => LampKpis.Contains(result.DefinitionId)).Select(result => result with { MeterId = only.MeterId }) : [];

    /// <summary>Load, completeness, cost with the hours that it counts, and emissions of a meter of energy.</summary>
    /// <param name="period">Up to the end of the meter.</param>
    private static IEnumerable<PeriodResult> Energy(MeterFigures of, CivilHour[] clock, Period period)
    {
        var (meter, medium) = (of.Meter, AssetFigures.MediumOf(of.Meter.Medium));
        foreach (var load in LoadKpis.Of(meter.Hours, clock, period, medium, meter.MeterId))
        {
            yield return load;
        }

        yield return Known(PeriodKpiDefinitions.Completeness, Completeness.Of(period.Of(meter.Hours)));
        if (of.Cost is { } cost)
        {
            var priced = PeriodKpi.Sum(period.Of(cost));
            yield return Known(PeriodKpiDefinitions.CostHours, priced with { Value = priced.Valid });
            yield return Known(KpiDefinitions.Cost, priced);
        }

        if (of.Co2ByHour is { } byHour)
        {
            yield return Known(PeriodKpiDefinitions.Co2ByHour, PeriodKpi.Sum(period.Of(byHour)));
        }

        if (of.Co2 is { } emissions)
        {
            yield return Known(KpiDefinitions.Co2, PeriodKpi.Sum(period.Of(emissions)));
        }

        PeriodResult Known(KpiDefinitionRow kpi, KpiResult result) => new(kpi.Id, medium, result, meter.MeterId);
    }

    /// <summary>Temperatures and heat of the water of a meter of district heating, whatever another meter counts of it.</summary>
    /// <param name="period">Up to the end of the meter.</param>
    private static IEnumerable<PeriodResult> Heat(HeatFlow flow, Period period) =>
        HeatKpis.Of([flow with { Water = flow.Water with { CountedAbove = null } }], period).Select(result => result with { MeterId = flow.MeterId });

    /// <summary>Water and the flow of its nights of a meter; what a person uses is the asset's, as persons use all of its meters.</summary>
    /// <param name="period">Up to the end of the meter.</param>
    private static IEnumerable<PeriodResult> Water(MeteredHours meter, CivilHour[] clock, Period period) =>
        WaterKpis.Of(meter.Hours, clock, new AssetTraits([]), period).Select(result => result with { MeterId = meter.MeterId });
}
