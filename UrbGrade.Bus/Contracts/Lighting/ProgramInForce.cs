namespace UrbGrade.Bus.Contracts.Lighting;

/// <summary>A program that a node works by from a moment until it acknowledges a later one.</summary>
/// <param name="Node">As messages name it.</param>
/// <param name="From">UTC.</param>
public sealed record ProgramInForce(string Node, int Version, DimmingProfile Profile, DateTimeOffset From);
