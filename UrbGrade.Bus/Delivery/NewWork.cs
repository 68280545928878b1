namespace UrbGrade.Bus.Delivery;

/// <summary>A work item about to be added.</summary>
/// <param name="Contract">Name of the message's contract.</param>
/// <param name="Payload">The message, JSON.</param>
/// <param name="UniqueKey">At most one waiting item of a key; null for any number.</param>
public sealed record NewWork(int TenantId, string ConversationId, string Contract, string Payload, string? UniqueKey);
