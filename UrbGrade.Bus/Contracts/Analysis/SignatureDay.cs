namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>What a carrier of an asset used on a day, and how cold it was.</summary>
/// <param name="OutsideCelsius">Mean temperature outside, degrees Celsius.</param>
/// <param name="UsedKwh">In 24 hours.</param>
public sealed record SignatureDay(DateOnly Day, double OutsideCelsius, double UsedKwh);
