namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>What a package would bring in a normal year.</summary>
/// <param name="SavedKwh">A year.</param>
/// <param name="BandKwh">Half of the 90 % interval: how surely the model is known, and how far measures may do more or less than assumed.</param>
/// <param name="SavedMoney">In the first year; null without a price.</param>
/// <param name="NetPresentValue">Null without a price.</param>
/// <param name="NetPresentValueLow">At the lower end of the saving's interval.</param>
/// <param name="NetPresentValueHigh">At the upper end.</param>
/// <param name="InternalRate">Share a year; null where there is none.</param>
/// <param name="StaticPayback">Years; null without a saving.</param>
/// <param name="DiscountedPayback">Years; null where it is never paid back.</param>
/// <param name="Life">Sum of what staff judged, -2 to 2 each.</param>
/// <param name="Score">0 to 1 by the weights, among the packages asked for.</param>
/// <param name="Idle">Measures that do nothing at these assets, such as insulation of lamps.</param>
public sealed record PlanOutcome(
    string Name, double SavedKwh, double BandKwh, double? SavedCo2Kg, double? SavedMoney, double Cost, double? NetPresentValue, double? NetPresentValueLow,
    double? NetPresentValueHigh, double? InternalRate, double? StaticPayback, double? DiscountedPayback, int Life, double Score, IReadOnlyList<MeasureKind> Idle)
{
    /// <summary>All that is used, kWh a year, where it cuts the upper end of the saving's interval; null where it does not.</summary>
    public double? MostKwh { get; init; }
}
