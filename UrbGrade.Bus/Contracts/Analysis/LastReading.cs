namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>The newest reading of a meter.</summary>
/// <param name="At">Its end; of a register, the moment of its state.</param>
/// <param name="Quantity">Such as <c>energy</c>.</param>
/// <param name="Unit">UCUM.</param>
public sealed record LastReading(DateTimeOffset At, double Value, string Quantity, string Unit);
