namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>How well district heating is used, from the differences of a heat meter's registers.</summary>
/// <param name="SupplyCelsius">Flow-weighted supply temperature: <c>dR_in / dV</c>.</param>
/// <param name="ReturnCelsius">Flow-weighted return temperature: <c>dR_ret / dV</c>.</param>
/// <param name="HeatRatio">Heat for each cubic metre and kelvin, kWh/(m3 K): <c>Q / (V * dT)</c>; water gives 1.12 to 1.16.</param>
internal readonly record struct DistrictHeat(double SupplyCelsius, double ReturnCelsius, double? HeatRatio)
{
    /// <summary>Cooling of the water, K.</summary>
    public double Cooling => SupplyCelsius - ReturnCelsius;

    /// <summary>Null when no water flowed.</summary>
    /// <param name="kilowattHours">Heat of the period.</param>
    /// <param name="cubicMetres">Volume of the period.</param>
    /// <param name="inlet">Difference of the register of volume times supply temperature, m3 K.</param>
    /// <param name="returned">Difference of the register of volume times return temperature, m3 K.</param>
    public static DistrictHeat? Of(double kilowattHours, double cubicMetres, double inlet, double returned) => cubicMetres > 0
        ? new DistrictHeat(inlet / cubicMetres, returned / cubicMetres, inlet > returned ? kilowattHours / (inlet - returned) : null)
        : null;
}
