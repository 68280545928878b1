namespace UrbGrade.Bus.Contracts.Profiling;

/// <summary>A meter of a segment.</summary>
/// <param name="Meter">As messages name it.</param>
/// <param name="DailyMean">Use of a mean day, in the meter's unit.</param>
public sealed record SegmentMember(string Meter, int AssetId, string AssetName, double DailyMean, SegmentPlace Place);
