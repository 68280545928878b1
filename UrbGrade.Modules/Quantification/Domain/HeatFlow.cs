using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>What a meter of district heating tells beside the heat, over the same hours.</summary>
/// <param name="Water">Cubic metres of water.</param>
/// <param name="Supply">Degrees Celsius of what flows in.</param>
/// <param name="Return">Degrees Celsius of what flows back.</param>
/// <param name="Energy">kWh of heat; null when the meter does not tell.</param>
internal sealed record HeatFlow(MeteredHours Water, HourValue[] Supply, HourValue[] Return, HourValue[]? Energy)
{
    public int MeterId => Water.MeterId;

    /// <summary>Cubic metres of water.</summary>
    public HourValue[] Volume => Water.Hours;

    /// <summary>Those of an asset's meters that tell volume and both temperatures.</summary>
    public static IReadOnlyList<HeatFlow> Of(IReadOnlyList<MeteredHours> series)
    {
        HourValue[]? Hours(int meterId, string quantity) => series.FirstOrDefault(one => one.MeterId == meterId && one.Quantity == quantity)?.Hours;

        var flows = new List<HeatFlow>();
        foreach (var volume in series.Where(one => one is { Quantity: Quantities.Volume, Medium: "heat" }))
        {
            if (Hours(volume.MeterId, Quantities.SupplyTemperature) is { } supply && Hours(volume.MeterId, Quantities.ReturnTemperature) is { } back)
            {
                flows.Add(new HeatFlow(volume, supply, back, Hours(volume.MeterId, Quantities.Energy)));
            }
        }

        return flows;
    }
}
