namespace UrbGrade.Modules.Core.Readings;

/// <summary>What a counter counted between two readings.</summary>
/// <param name="Start">Milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="Amount">In the canonical unit, multiplied; below zero where its site fed in.</param>
/// <param name="IsEstimated">Whether a reading is an estimate.</param>
internal readonly record struct RegisterStep(long Start, long End, double Amount, bool IsEstimated);
