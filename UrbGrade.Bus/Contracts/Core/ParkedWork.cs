namespace UrbGrade.Bus.Contracts.Core;

/// <summary>Work that was set aside because it failed again and again.</summary>
/// <param name="TimeZone">IANA zone of the tenant.</param>
/// <param name="Contract">Name of its message's contract.</param>
/// <param name="ConversationId">Joins it to the request that it came from.</param>
/// <param name="GroupId">The <see cref="FailureGroup"/> that it belongs to.</param>
/// <param name="Error">The last failure, as the process that ran it told it; several lines.</param>
/// <param name="Payload">The message, JSON; null in lists.</param>
public sealed record ParkedWork(
    long Id,
    string TenantCode,
    string TimeZone,
    string Contract,
    string ConversationId,
    string GroupId,
    int Attempts,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ParkedAt,
    string? Error,
    string? Payload = null);
