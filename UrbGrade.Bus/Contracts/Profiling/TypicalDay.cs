namespace UrbGrade.Bus.Contracts.Profiling;

/// <summary>The usual day of one kind in one season.</summary>
/// <param name="Days">Days that it is made of.</param>
/// <param name="Median">24 values by the local clock, in the meter's unit for each hour.</param>
/// <param name="Low">10th percentile of each hour; empty with fewer than five days.</param>
/// <param name="High">90th percentile of each hour; empty with fewer than five days.</param>
public sealed record TypicalDay(
    DayKind Kind, Season Season, int Days, IReadOnlyList<double> Median, IReadOnlyList<double> Low, IReadOnlyList<double> High);
