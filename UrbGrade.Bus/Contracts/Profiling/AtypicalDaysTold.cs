namespace UrbGrade.Bus.Contracts.Profiling;

/// <summary>Days with an unusual shape.</summary>
/// <param name="Days">Newest first; at most 200.</param>
public sealed record AtypicalDaysTold(IReadOnlyList<AtypicalDay> Days);
