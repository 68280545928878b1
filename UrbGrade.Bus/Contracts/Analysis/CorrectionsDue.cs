namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>Readings of a tenant may have been replaced: findings of their series are to be looked at again.</summary>
/// <param name="At">When somebody asked.</param>
public sealed record CorrectionsDue(DateTimeOffset At);
