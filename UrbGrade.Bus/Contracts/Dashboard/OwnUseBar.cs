namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>An hour, a day or a month of an own place.</summary>
/// <param name="Value">In the unit of the quantity; null for a gap.</param>
/// <param name="Before">Of the same hour, day or month one year before; null when unknown.</param>
/// <param name="IsSure">Every reading of it was measured.</param>
public sealed record OwnUseBar(DateTimeOffset Start, double? Value, double? Before, bool IsSure)
{
    /// <summary>Whether it is known only by the sum of a time that it is a part of: an hour has no value then, and a day or month has its share.</summary>
    public bool IsSumOnly { get; init; }
}
