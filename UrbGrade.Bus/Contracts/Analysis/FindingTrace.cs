namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>What became of a finding.</summary>
/// <param name="What">One of <c>found</c>, <c>changed</c>, <c>withdrawn</c>, <c>returned</c>, <c>state</c>.</param>
/// <param name="Who">Null for the analysis itself.</param>
public sealed record FindingTrace(DateTimeOffset At, string What, string? Who, string? Before, string? After);
