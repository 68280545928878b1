namespace UrbGrade.Gateway.Cleanse.Vec;

/// <summary>Intervals without a value.</summary>
/// <param name="First">Index of the first in its <see cref="IntervalGrid"/>.</param>
/// <param name="Total">What they add up to by the register's states at both ends; null where one of them is not known.</param>
/// <param name="Rule">Why there is no value.</param>
/// <param name="Delivered">What the flags of the delivered values were; <see cref="VecFlags.None"/> where nothing was delivered.</param>
internal readonly record struct ValueGap(int First, int Count, double? Total, string Rule, VecFlags Delivered);
