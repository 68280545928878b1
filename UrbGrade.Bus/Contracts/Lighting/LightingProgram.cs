namespace UrbGrade.Bus.Contracts.Lighting;

/// <summary>What a node is told to do: its function in the network and the light it gives. Versions of a node count up from 1 and never change.</summary>
/// <param name="Node">As messages name it in <c>messageSourceElement</c>.</param>
/// <param name="Master">The master of a slave; null for a master.</param>
/// <param name="EditedAt">UTC.</param>
public sealed record LightingProgram(
    string Node, int Version, NodeFunction Function, string? Master, DimmingProfile Profile, DateTimeOffset EditedAt);
