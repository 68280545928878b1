namespace UrbGrade.Modules.Quantification.Domain.Lighting;

/// <summary>Energy performance of street lighting.</summary>
/// <remarks>Source: EN 13201-5:2015, 4 (power density indicator) and 5 (annual energy consumption indicator); the
/// standard asks to show both together.</remarks>
internal static class StreetLighting
{
    /// <summary>Power density indicator D_P, W/(lx m2): <c>P / sum of E_i * A_i</c>; null while the illuminance is
    /// unknown. Luminance never stands in for it.</summary>
    /// <param name="watt">System power of the lit area, gear and control included.</param>
    /// <param name="luxSquareMetres">Sum over the sub-areas of maintained horizontal illuminance times area.</param>
    public static double? PowerDensity(double? watt, double? luxSquareMetres) => luxSquareMetres > 0 ? watt / luxSquareMetres : null;

    /// <summary>Annual energy consumption indicator D_E, kWh/m2, measured: energy of a year by lit area; null while the area is unknown.</summary>
    public static double? EnergyOfYear(double? kilowattHours, double? squareMetres) => squareMetres > 0 ? kilowattHours / squareMetres : null;

    /// <summary>Annual energy consumption indicator D_E, kWh/m2, of lamps that burn at full power: <c>P t / A</c>; null while the area is unknown.</summary>
    /// <param name="watt">System power of the lit area, gear and control included.</param>
    /// <param name="hours">Hours of a year from sunset to sunrise.</param>
    public static double? EnergyAtFullPower(double watt, double hours, double? squareMetres) => squareMetres > 0 ? watt * hours / 1000 / squareMetres : null;

    /// <summary>Hours at full power that would use as much: <c>E / P</c>, h; null while the installed power is unknown.</summary>
    public static double? FullLoadHours(double? kilowattHours, double? installedWatt) => installedWatt > 0 ? kilowattHours * 1000 / installedWatt : null;
}
