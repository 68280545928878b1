using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Profiling;

/// <summary>Asks which meters of the tenant are used alike.</summary>
/// <param name="Medium">Of the meters.</param>
/// <param name="Month">A day of the month, of which the newest month that was divided by then is told; null for the newest one.</param>
public sealed record SegmentsAsked(Medium Medium, DateOnly? Month = null) : IQuery<SegmentsTold>;
