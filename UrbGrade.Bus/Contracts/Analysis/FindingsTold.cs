namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>What was found.</summary>
/// <param name="Findings">By money at stake, then by strength; at most 200.</param>
/// <param name="Count">All of them.</param>
/// <param name="Currency">Of the money, ISO 4217.</param>
/// <param name="LookedAt">When the readings were last looked through; null while they never were.</param>
public sealed record FindingsTold(IReadOnlyList<FindingItem> Findings, int Count, string Currency, DateTimeOffset? LookedAt);
