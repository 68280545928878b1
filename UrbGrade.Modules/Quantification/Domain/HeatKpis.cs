using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Store;
using static UrbGrade.Modules.Quantification.Store.PeriodKpiDefinitions;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>KPIs of how district heating is used over a period.</summary>
internal static class HeatKpis
{
    /// <param name="flows">Of each meter of the asset; what a main meter counts too weighs once.</param>
    public static IEnumerable<PeriodResult> Of(IReadOnlyList<HeatFlow> flows, Period period)
    {
        var (temperatures, heat) = Sum(flows, period, withEnergy: false);
        if (heat is { } all)
        {
            yield return Known(HeatSupply, temperatures with { Value = all.SupplyCelsius });
            yield return Known(HeatReturn, temperatures with { Value = all.ReturnCelsius });
            yield return Known(HeatCooling, temperatures with { Value = all.Cooling });
            yield return Known(HeatByWater, temperatures with { Value = all.ByWater });
        }

        var (ratio, metered) = Sum(flows, period, withEnergy: true);
        if (metered?.HeatRatio is { } kilowattHours)
        {
            yield return Known(HeatRatio, ratio with { Value = kilowattHours });
        }
    }

    private static (KpiResult Hours, DistrictHeat? Heat) Sum(IReadOnlyList<HeatFlow> flows, Period period, bool withEnergy)
    {
        double energy = 0, volume = 0, inlet = 0, returned = 0;
        int expected = 0, valid = 0, estimated = 0;
        var begins = flows.Count == 1 ? [0] : EnergyUse.Begins([.. flows.Select(flow => flow.Water)]);
        foreach (var (at, flow) in flows.Index())
        {
            for (var hour = period.Start; hour < period.Start + period.Length; hour++)
            {
                if (hour < begins[at] || !flow.Water.Counts(hour))
                {
                    continue;
                }

                expected++;
                HourValue[] parts =
                    [flow.Volume[hour], flow.Inlet[hour], flow.Returned[hour], .. withEnergy ? [flow.Energy?[hour] ?? default] : Array.Empty<HourValue>()];
                if (!Array.TrueForAll(parts, part => part.IsValid))
                {
                    continue;
                }

                valid++;
                estimated += Array.Exists(parts, part => part.State == HourState.Estimated) ? 1 : 0;
                volume += parts[0].Value;
                inlet += parts[1].Value;
                returned += parts[2].Value;
                energy += withEnergy ? parts[3].Value : 0;
            }
        }

        return (new KpiResult(null, expected, valid, estimated), DistrictHeat.Of(energy, volume, inlet, returned));
    }

    private static PeriodResult Known(KpiDefinitionRow definition, KpiResult result) => new(definition.Id, KpiMedium.Heat, result);
}
