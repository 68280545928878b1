namespace UrbGrade.Modules.Core.Readings;

/// <summary>What of a gap of a counter has its share of a longer time.</summary>
/// <param name="Start">Milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="Amount">Counted over <paramref name="Length"/>, in the canonical unit, multiplied; below zero where its site fed in.</param>
/// <param name="Length">Milliseconds between the states that it is the difference of: the stretch takes as much of the amount as it is of this.</param>
/// <param name="IsOfHours">Whether the counter is read at least every three hours on both sides, so that what is usual
/// in such hours may tell more than an even share.</param>
internal readonly record struct SpreadStep(long Start, long End, double Amount, long Length, bool IsOfHours);
