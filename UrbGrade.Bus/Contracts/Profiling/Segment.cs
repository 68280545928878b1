namespace UrbGrade.Bus.Contracts.Profiling;

/// <summary>Meters that are used alike.</summary>
/// <param name="Number">From 1; kept from month to month.</param>
/// <param name="Since">First month in which it was found.</param>
/// <param name="Week">The mean week, 168 values from Monday 00:00 by the local clock; their mean is 1.</param>
/// <param name="Low">10th percentile of the members in each hour.</param>
/// <param name="High">90th percentile of the members in each hour.</param>
/// <param name="Traits">What distinguishes it, the strongest first.</param>
/// <param name="Members">By asset.</param>
public sealed record Segment(
    int Number, DateOnly Since, IReadOnlyList<double> Week, IReadOnlyList<double> Low, IReadOnlyList<double> High, IReadOnlyList<SegmentTrait> Traits,
    IReadOnlyList<SegmentMember> Members);
