namespace UrbGrade.Bus.Contracts.Profiling;

/// <summary>Meters that are used alike.</summary>
/// <param name="Month">First day of the month that they were divided in; null while they never were.</param>
/// <param name="Segments">By number; empty where meters could not be divided.</param>
public sealed record SegmentsTold(DateOnly? Month, IReadOnlyList<Segment> Segments);
