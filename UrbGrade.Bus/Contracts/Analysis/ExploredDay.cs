namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>A civil day of what is looked at.</summary>
/// <param name="First">Sum or mean of the first series; null with less than nine tenths of its hours.</param>
/// <param name="Second">Of the second series.</param>
/// <param name="Outside">Mean temperature outside, degrees Celsius.</param>
/// <param name="Hours">24 hours of the first series by the local clock; null where missing.</param>
public sealed record ExploredDay(DateOnly Day, double? First, double? Second, double? Outside, IReadOnlyList<double?> Hours)
{
    /// <summary>Of the series beside the two, as many as there are.</summary>
    public IReadOnlyList<double?> More { get; init; } = [];

    /// <summary>Whether of the first series only sums of longer times are known for so many of its hours that it has no value.</summary>
    public bool IsSumOnly { get; init; }
}
