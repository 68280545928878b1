namespace UrbGrade.Bus.Contracts.Profiling;

/// <summary>What distinguishes a segment: a feature in which it differs from all others.</summary>
/// <param name="Value">Mean of its members.</param>
/// <param name="Others">Mean of all others.</param>
/// <param name="Strength">Difference in standard deviations of all meters, signed.</param>
public sealed record SegmentTrait(SegmentFeature Feature, double Value, double Others, double Strength);
