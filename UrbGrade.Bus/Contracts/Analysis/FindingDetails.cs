namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>A finding with its evidence.</summary>
/// <param name="Unit">Of the points, UCUM.</param>
/// <param name="Traces">Oldest first.</param>
/// <param name="Factor">How many times stronger than usual it would have to be to be told again, after false alarms; 1 for none.</param>
public sealed record FindingDetails(
    FindingItem Item, string Currency, string Unit, IReadOnlyList<FindingPoint> Points, IReadOnlyList<FindingTrace> Traces, string? StateBy, DateTimeOffset? StateAt,
    string? Note, DateTimeOffset FoundAt, double Factor);
