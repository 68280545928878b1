namespace UrbGrade.Bus.Contracts.Core;

/// <summary>A meter whose readings are a person's own for a time: that of the dwelling or shop.</summary>
/// <param name="Source">As messages name the meter.</param>
/// <param name="From">Start of the time, UTC, included.</param>
/// <param name="Until">End of the time, UTC, excluded; null while it lasts.</param>
public sealed record MeterAssignment(string Source, DateTimeOffset From, DateTimeOffset? Until);
