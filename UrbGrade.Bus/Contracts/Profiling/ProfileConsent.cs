namespace UrbGrade.Bus.Contracts.Profiling;

/// <summary>Whether a person agrees to a profile of an own meter.</summary>
/// <param name="Meter">As messages name it.</param>
/// <param name="GivenAt">Null where it was not given, or taken back.</param>
public sealed record ProfileConsent(string Meter, int AssetId, DateTimeOffset? GivenAt);
