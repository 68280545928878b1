namespace UrbGrade.Bus.Contracts.Lighting;

/// <summary>A program as someone writes it down.</summary>
/// <param name="Master">The master of a slave; null or empty for a master.</param>
/// <param name="Profile">Text of a <see cref="DimmingProfile"/>.</param>
/// <param name="BasedOn">The version that the writer saw, 0 for none: a version that came meanwhile is not overwritten.</param>
public sealed record LightingDraft(string Node, NodeFunction Function, string? Master, string Profile, int BasedOn);
