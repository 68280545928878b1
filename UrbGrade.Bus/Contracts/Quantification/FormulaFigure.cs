namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>A value that a formula gives for one asset and month.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Value">Null where a part has no value or is divided by zero.</param>
/// <param name="Coverage">Valid of expected intervals of its least covered part, 0 to 1.</param>
public sealed record FormulaFigure(string AssetCode, string AssetName, DateOnly Month, double? Value, double Coverage);
