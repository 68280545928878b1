namespace UrbGrade.Bus.Validation;

/// <summary>One series after all rules, and what they noticed.</summary>
internal sealed record CleansedSeries(IntervalGrid Intervals, IReadOnlyList<VecFinding> Findings);
