namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>A value as the platform stores it.</summary>
/// <param name="Unit">UCUM code.</param>
public readonly record struct CanonicalValue(double Value, string Unit);
