namespace UrbGrade.Bus.Validation;

/// <summary>Intervals without a value; their rules and flags in the <see cref="IntervalGrid"/> say why.</summary>
/// <param name="First">Index of the first in the grid.</param>
/// <param name="Total">What they add up to by the register's states at both ends; null where one of them is not known.</param>
internal readonly record struct ValueGap(int First, int Count, double? Total);
