namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>Use of a day as a broken line of the temperature outside: <c>base + h max(Th - T, 0) + c max(T - Tc, 0)</c>.</summary>
/// <param name="BaseKwh">Each day.</param>
/// <param name="HeatingSlope">kWh for each kelvin and day below the heating balance point; 0 without heating.</param>
/// <param name="HeatingBalance">Degrees Celsius.</param>
/// <param name="CoolingSlope">kWh for each kelvin and day above the cooling balance point; 0 without cooling.</param>
/// <param name="CoolingBalance">Degrees Celsius.</param>
public sealed record SignatureLine(double BaseKwh, double HeatingSlope, double HeatingBalance, double CoolingSlope, double CoolingBalance)
{
    /// <summary>kWh of a day with that mean temperature.</summary>
    public double At(double outsideCelsius) =>
        BaseKwh + (HeatingSlope * Math.Max(HeatingBalance - outsideCelsius, 0)) + (CoolingSlope * Math.Max(outsideCelsius - CoolingBalance, 0));
}
