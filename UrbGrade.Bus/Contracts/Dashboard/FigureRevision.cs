namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>One change of a figure.</summary>
/// <param name="Was">Value before; null when there was none.</param>
/// <param name="Now">Value after; null when it was withdrawn.</param>
/// <param name="RequestId">The stored request whose arrival caused it; null when a new definition did.</param>
public sealed record FigureRevision(DateTimeOffset ChangedAt, double? Was, double? Now, long? RequestId);
