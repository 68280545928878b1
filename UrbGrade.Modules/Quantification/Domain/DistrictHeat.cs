namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>How well district heating is used, from the differences of a heat meter's registers.</summary>
/// <param name="SupplyCelsius">Flow-weighted supply temperature: <c>dR_in / dV</c>.</param>
/// <param name="ReturnCelsius">Flow-weighted return temperature: <c>dR_ret / dV</c>.</param>
/// <param name="ByWater">Heat that the water brought, kWh: <c>1.163 V dT</c>; what a right meter counts lies within some per cent of it.</param>
/// <param name="HeatRatio">Heat for each cubic metre and kelvin, kWh/(m3 K): <c>Q / (V * dT)</c>; water gives 1.12 to 1.16.</param>
internal readonly record struct DistrictHeat(double SupplyCelsius, double ReturnCelsius, double ByWater, double? HeatRatio)
{
    /// <summary>Of water, kWh/(m3 K): 4186.8 J/(kg K) and 1000 kg/m3.</summary>
    private const double HeatOfWater = 4186.8 * 1000 / 3_600_000;

    /// <summary>Cooling of the water, K.</summary>
    public double Cooling => SupplyCelsius - ReturnCelsius;

    /// <summary>Null when no water flowed.</summary>
    /// <param name="kilowattHours">Heat of the period.</param>
    /// <param name="cubicMetres">Volume of the period.</param>
    /// <param name="inlet">Difference of the register of volume times supply temperature, m3 K.</param>
    /// <param name="returned">Difference of the register of volume times return temperature, m3 K.</param>
    public static DistrictHeat? Of(double kilowattHours, double cubicMetres, double inlet, double returned) => cubicMetres > 0
        ? new DistrictHeat(
            inlet / cubicMetres, returned / cubicMetres, HeatOfWater * (inlet - returned), inlet > returned ? kilowattHours / (inlet - returned) : null)
        : null;
}
