namespace UrbGrade.Bus.Contracts.Lighting;

/// <summary>A version of a node's program and how far it has come. Times are UTC; null where it has not come to that.</summary>
/// <param name="Profile">Text of the <see cref="DimmingProfile"/>.</param>
/// <param name="EditedBy">Account that wrote it.</param>
/// <param name="Cause">Why the node refused it; null when it did not.</param>
public sealed record ProgramVersion(
    int Version, NodeFunction Function, string? Master, string Profile, string EditedBy, ProgramState State, DateTimeOffset EditedAt,
    DateTimeOffset? FetchedAt, DateTimeOffset? HandedOverAt, DateTimeOffset? AcknowledgedAt, DateTimeOffset? RefusedAt, string? Cause);
