using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>What a meter of district heating tells beside the heat, over the same hours.</summary>
/// <param name="Water">Cubic metres of water.</param>
/// <param name="Inlet">Volume times temperature of what flowed in, m3 K; by the volume it is that temperature in degrees Celsius.</param>
/// <param name="Returned">The same of what flowed back.</param>
/// <param name="Energy">kWh of heat; null when the meter does not tell.</param>
internal sealed record HeatFlow(MeteredHours Water, HourValue[] Inlet, HourValue[] Returned, HourValue[]? Energy)
{
    public int MeterId => Water.MeterId;

    /// <summary>Cubic metres of water.</summary>
    public HourValue[] Volume => Water.Hours;

    /// <summary>Those of an asset's meters that tell volume, and of both sides the temperature or a register of it.</summary>
    public static IReadOnlyList<HeatFlow> Of(IReadOnlyList<MeteredHours> series)
    {
        HourValue[]? Hours(int meterId, string quantity) => series.FirstOrDefault(one => one.MeterId == meterId && one.Quantity == quantity)?.Hours;

        HourValue[]? Side(MeteredHours volume, string temperature, string register) =>
            Carried(volume.Hours, Hours(volume.MeterId, temperature), Hours(volume.MeterId, register));

        var flows = new List<HeatFlow>();
        foreach (var volume in series.Where(one => one is { Quantity: Quantities.Volume, Medium: "heat" }))
        {
            if (Side(volume, Quantities.SupplyTemperature, Quantities.InletRegister) is { } inlet
                && Side(volume, Quantities.ReturnTemperature, Quantities.ReturnRegister) is { } returned)
            {
                flows.Add(new HeatFlow(volume, inlet, returned, Hours(volume.MeterId, Quantities.Energy)));
            }
        }

        return flows;
    }

    /// <summary>Of each hour by its temperature, or by the step of the register where there is none; null without both.</summary>
    private static HourValue[]? Carried(HourValue[] volume, HourValue[]? temperature, HourValue[]? register) => temperature is null ? register
        : [.. volume.Select((water, hour) => temperature[hour].IsValid ? Weighed(water, temperature[hour]) : register?[hour] ?? default)];

    private static HourValue Weighed(HourValue water, HourValue temperature) => water.IsValid
        ? new HourValue(water.Value * temperature.Value, water.State < temperature.State ? water.State : temperature.State)
        : default;
}
