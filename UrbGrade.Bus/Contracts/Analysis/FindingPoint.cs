namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>One point of the evidence.</summary>
/// <param name="Measured">Null where missing.</param>
/// <param name="Expected">Null where nothing was expected.</param>
public sealed record FindingPoint(DateTimeOffset At, double? Measured, double? Expected)
{
    /// <summary>Whether nothing was measured and the sum of a longer time is known that it is a part of.</summary>
    public bool IsSumOnly { get; init; }
}
