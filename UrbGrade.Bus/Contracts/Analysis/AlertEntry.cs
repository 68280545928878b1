namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>An alert that was raised.</summary>
/// <param name="SentAt">When its mail went out; null while it waits, or where the rule was muted.</param>
/// <param name="IsMuted">Raised while the rule was muted: nobody is written to.</param>
/// <param name="IsAbove">Of its rule, also where that has ended.</param>
/// <param name="Limit">Of its rule, in the unit of the facts.</param>
public sealed record AlertEntry(
    long Id, string Rule, AlertKind Kind, AlertFacts Facts, DateTimeOffset RaisedAt, DateTimeOffset? SentAt, bool IsMuted, bool IsAbove, double Limit);
