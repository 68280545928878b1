namespace UrbGrade.Modules.Core.Readings;

/// <summary>One hour of a series.</summary>
/// <param name="Value">Sum of an amount, or mean of a state; 0 and without meaning when <paramref name="State"/> is missing.</param>
internal readonly record struct HourValue(double Value, HourState State)
{
    /// <summary>Whether readings say what the hour was, so that it counts as valid.</summary>
    public bool IsValid => State >= HourState.Estimated;

    /// <summary>Whether sums may count it: it is valid, or a share of what is known of a longer time.</summary>
    public bool Adds => State >= HourState.Spread;
}
