namespace UrbGrade.Modules.Core.Readings;

/// <summary>One hour of a series.</summary>
/// <param name="Value">Sum of an amount, or mean of a state; 0 and without meaning when <paramref name="State"/> is missing.</param>
internal readonly record struct HourValue(double Value, HourState State)
{
    /// <summary>Whether readings cover the hour, so that it counts as valid.</summary>
    public bool IsValid => State >= HourState.Estimated;
}
