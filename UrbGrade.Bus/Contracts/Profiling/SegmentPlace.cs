namespace UrbGrade.Bus.Contracts.Profiling;

/// <summary>The segment that a meter is in.</summary>
/// <param name="Number">Of the segment; the same from month to month.</param>
/// <param name="Month">First day of the month it was last divided in.</param>
/// <param name="Months">Of the last twelve months, those in which the meter was in a segment.</param>
/// <param name="SameMonths">Of these, those in which it was in this one.</param>
public sealed record SegmentPlace(int Number, DateOnly Month, int Months, int SameMonths)
{
    /// <summary>Share of the months in the same segment, 0 to 1.</summary>
    public double Stability => Months == 0 ? 0 : (double)SameMonths / Months;
}
