namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>The rules of a tenant's alerts are to be held against what is known.</summary>
/// <param name="At">The hour that asks, UTC.</param>
public sealed record AlertsDue(DateTimeOffset At);
