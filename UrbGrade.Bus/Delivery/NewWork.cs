namespace UrbGrade.Bus.Delivery;

/// <summary>A work item about to be added.</summary>
/// <param name="Contract">Name of the message's contract.</param>
/// <param name="Payload">The message, JSON.</param>
/// <param name="UniqueKey">At most one waiting item of a key in a queue; null for any number.</param>
/// <param name="NotBefore">When it is due; null for at once.</param>
/// <param name="Trace">W3C <c>traceparent</c> of what added it; null when nothing is traced.</param>
/// <param name="Queue">Module that it is for; empty for whichever handles the contract first.</param>
public sealed record NewWork(
    int TenantId, string ConversationId, string Contract, string Payload, string? UniqueKey,
    WorkPriority Priority = WorkPriority.Normal, DateTimeOffset? NotBefore = null, string? Trace = null,
    string Queue = "");
