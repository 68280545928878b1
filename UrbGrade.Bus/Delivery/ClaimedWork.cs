namespace UrbGrade.Bus.Delivery;

/// <summary>A work item under a lease.</summary>
/// <param name="Contract">Name of the message's contract.</param>
/// <param name="Payload">The message, JSON.</param>
/// <param name="Owner">Who holds the lease.</param>
/// <param name="Attempt">From 1. Together with <paramref name="Owner"/> it fences: a later claim has a higher number.</param>
/// <param name="Trace">W3C <c>traceparent</c> of what added it; null when nothing was traced.</param>
/// <param name="Queue">Module that it is for; empty for whichever handles the contract first.</param>
/// <param name="CreatedAt">When it was added.</param>
/// <param name="Failures">Attempts before this one that failed.</param>
public sealed record ClaimedWork(
    long Id, int TenantId, string ConversationId, string Contract, string Payload, string? UniqueKey, string Owner, int Attempt,
    string? Trace = null, string Queue = "", DateTimeOffset CreatedAt = default, int Failures = 0)
{
    /// <summary>Attempts before this one that ended without an outcome, as when the process was killed.</summary>
    public int Interruptions => Attempt - 1 - Failures;
}
