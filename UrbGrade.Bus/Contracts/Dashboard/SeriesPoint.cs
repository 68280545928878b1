namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>One point.</summary>
/// <param name="Start">UTC start of its interval.</param>
/// <param name="Value">In the unit of the quantity; null for a gap.</param>
public sealed record SeriesPoint(DateTimeOffset Start, double? Value, PointQuality Quality);
