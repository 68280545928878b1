namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>What places would use.</summary>
/// <param name="Baselines">By place, carrier and intervention, the newest of a place first; at most 500. Empty for a meter that is unknown, or a place that has
/// none yet.</param>
/// <param name="Count">All of them.</param>
public sealed record BaselinesTold(IReadOnlyList<ToldBaseline> Baselines, int Count);
