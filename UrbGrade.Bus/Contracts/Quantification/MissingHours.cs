namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>A stretch of whole hours in which at least one series of a meter has no valid value.</summary>
/// <param name="Source">The meter, as its messages name it.</param>
/// <param name="From">Start, UTC, included.</param>
/// <param name="To">End, UTC, excluded.</param>
public sealed record MissingHours(string Source, DateTimeOffset From, DateTimeOffset To);
