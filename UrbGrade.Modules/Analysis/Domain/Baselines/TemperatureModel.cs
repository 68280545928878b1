namespace UrbGrade.Modules.Analysis.Domain.Baselines;

/// <summary>Daily use as a broken line of the temperature outside: <c>base + h max(Th - T, 0) + c max(T - Tc, 0)</c>.</summary>
/// <param name="BaseKwh">Each day.</param>
/// <param name="HeatingSlope">kWh for each kelvin and day below the heating balance point; for a single line the negative of its slope.</param>
/// <param name="HeatingBalance">Degrees Celsius.</param>
/// <param name="CoolingSlope">kWh for each kelvin and day above the cooling balance point.</param>
/// <param name="CoolingBalance">Degrees Celsius.</param>
internal sealed record TemperatureModel(
    TemperatureShape Shape, double BaseKwh, double HeatingSlope, double HeatingBalance, double CoolingSlope, double CoolingBalance, FitQuality Quality)
    : IBaselineModel
{
    /// <summary>kWh of a day with that mean temperature; NaN where it is missing.</summary>
    public double At(double outsideCelsius) => double.IsNaN(outsideCelsius) ? double.NaN
        : BaseKwh + (HeatingSlope * Math.Max(HeatingBalance - outsideCelsius, 0)) + (CoolingSlope * Math.Max(outsideCelsius - CoolingBalance, 0));

    public double[] Expected(UseHistory history) => [.. history.Days.Select(day => At(day.Driver))];
}
