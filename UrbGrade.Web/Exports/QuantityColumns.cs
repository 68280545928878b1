using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Exports;

/// <summary>How columns of what the pages show are named: with the unit, and amounts with the currency.</summary>
internal static class QuantityColumns
{
    /// <param name="currency">ISO 4217.</param>
    public static string Name(Quantity quantity, string currency) => quantity switch
    {
        Quantity.EnergyKwh => "energy_kwh",
        Quantity.Cost => $"cost_{currency.ToLowerInvariant()}",
        Quantity.Co2Kg => "co2_kg",
        Quantity.InsideTemperatureCelsius => "temperature_inside_celsius",
        Quantity.OutsideTemperatureCelsius => "temperature_outside_celsius",
        _ => $"price_{currency.ToLowerInvariant()}_per_kwh",
    };

    /// <summary>The same for people.</summary>
    /// <param name="currency">ISO 4217.</param>
    public static string Label(Quantity quantity, string currency, IStringLocalizer<SharedText> texts) =>
        $"{texts[$"Quantity.{quantity}"].Value} ({Unit(quantity, currency)})";

    /// <summary>The word of a column of quality: <c>measured</c>, <c>estimated</c>, <c>partial</c> or <c>missing</c>.</summary>
    /// <param name="value">Of the hour, day or month.</param>
    public static string Word(PointQuality quality, double? value) => (quality switch
    {
        PointQuality.SoFar or PointQuality.Begun => PointQuality.Partial,
        PointQuality.SumOnly => value is null ? PointQuality.Missing : PointQuality.Estimated,
        var other => other,
    }).ToString().ToLowerInvariant();

    private static string Unit(Quantity quantity, string currency) => quantity switch
    {
        Quantity.EnergyKwh => "kWh",
        Quantity.Cost => currency,
        Quantity.Co2Kg => "kg",
        Quantity.InsideTemperatureCelsius or Quantity.OutsideTemperatureCelsius => "°C",
        _ => $"{currency}/kWh",
    };
}
