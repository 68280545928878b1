namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>A stored request that brought readings or records of a figure.</summary>
/// <param name="Readings">How many of them.</param>
public sealed record BroughtReadings(long RequestId, int Readings);
