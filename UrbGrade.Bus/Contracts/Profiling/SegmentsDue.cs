namespace UrbGrade.Bus.Contracts.Profiling;

/// <summary>A tenant's meters are to be divided anew, and compared with their peers.</summary>
/// <param name="Day">The first civil day that is not looked at.</param>
/// <param name="From">First month whose profiles changed.</param>
public sealed record SegmentsDue(DateOnly Day, DateOnly From);
