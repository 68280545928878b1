namespace UrbGrade.Bus.Contracts.Lighting;

/// <summary>What a gateway tells of one version of a node's program. The first word on each state counts; repeating it changes nothing.</summary>
/// <param name="State">Fetched, handed over, acknowledged or refused.</param>
/// <param name="At">When it came to this, UTC.</param>
/// <param name="Cause">Why the node refused it, at most 200 characters; null otherwise.</param>
public sealed record NodeReport(string Node, int Version, ProgramState State, DateTimeOffset At, string? Cause = null);
