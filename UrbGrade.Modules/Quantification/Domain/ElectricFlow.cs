using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>What a meter of electricity tells beside its power, over the same hours.</summary>
/// <param name="Power">W.</param>
/// <param name="Voltage">V.</param>
/// <param name="Current">A, in one phase.</param>
/// <param name="PowerFactor">-1 to 1.</param>
internal sealed record ElectricFlow(int MeterId, HourValue[] Power, HourValue[] Voltage, HourValue[] Current, HourValue[] PowerFactor)
{
    /// <summary>Those of an asset's meters that tell all of it.</summary>
    public static IReadOnlyList<ElectricFlow> Of(IReadOnlyList<MeteredHours> series)
    {
        HourValue[]? Hours(int meterId, string quantity) => series.FirstOrDefault(one => one.MeterId == meterId && one.Quantity == quantity)?.Hours;

        var flows = new List<ElectricFlow>();
        foreach (var power in series.Where(one => one.Quantity == Quantities.Power))
        {
            if (Hours(power.MeterId, Quantities.Voltage) is { } voltage && Hours(power.MeterId, Quantities.Current) is { } current
                && Hours(power.MeterId, Quantities.PowerFactor) is { } factor)
            {
                flows.Add(new ElectricFlow(power.MeterId, power.Hours, voltage, current, factor));
            }
        }

        return flows;
    }
}
