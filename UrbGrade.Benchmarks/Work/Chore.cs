namespace UrbGrade.Benchmarks.Work;

/// <summary>The work item that is measured.</summary>
/// <param name="AddedAt">Ticks of the clock when it was added.</param>
/// <param name="IsPoison">Whether every attempt at it fails.</param>
internal sealed record Chore(long AddedAt, bool IsPoison);
