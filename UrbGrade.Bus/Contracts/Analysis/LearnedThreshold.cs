namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>What false alarms taught.</summary>
/// <param name="About">Name of what it holds for.</param>
/// <param name="Factor">How many times stronger than usual something has to be to be told.</param>
public sealed record LearnedThreshold(
    FindingKind Kind, FindingScope Scope, int ScopeId, string About, double Factor, int FalseAlarms, string ChangedBy, DateTimeOffset ChangedAt);
