namespace UrbGrade.Bus.Contracts.Prediction;

/// <summary>What a forecast stands on: "why this number?".</summary>
/// <param name="Version">Of the method.</param>
/// <param name="IssuedAt">When it was computed.</param>
/// <param name="TrainedFrom">First local day of the history that it knows.</param>
/// <param name="FittedOn">Local day of the latest fit; what was measured from then on moves the forecast, not the models.</param>
/// <param name="Slots">Hours or days of that history.</param>
/// <param name="Missing">Those without a value.</param>
/// <param name="Outliers">Those left out as not believable, within <paramref name="Missing"/>.</param>
/// <param name="Temperature">Which outside temperature was known.</param>
/// <param name="Holidays">Whose public holidays were known, ISO 3166; null for nobody's.</param>
/// <param name="Meters">Meters that a district's forecast stands on; 1 for a series.</param>
public sealed record ForecastBasis(
    int Version, DateTimeOffset IssuedAt, DateOnly TrainedFrom, DateOnly FittedOn, int Slots, int Missing, int Outliers, TemperatureBasis Temperature,
    string? Holidays, int Meters);
