namespace UrbGrade.Bus.Contracts.Profiling;

/// <summary>A place among others of its kind.</summary>
/// <param name="Peers">One for each carrier in which there are at least eight; empty for a meter that is unknown.</param>
public sealed record PeersTold(IReadOnlyList<PeerStanding> Peers);
