using NodaTime;

namespace UrbGrade.Gateway.Store;

/// <summary>Where a batch stands. The names are stored.</summary>
internal static class BatchState
{
    public const string Pending = "pending";
    public const string Acknowledged = "acknowledged";
    public const string Refused = "refused";
}

/// <summary>One batch of the outbox, without its body.</summary>
/// <param name="Part">From 1; further ones where the day has more messages than the platform takes at once.</param>
/// <param name="Error">What the last attempt met, or the cause of the refusal; null when nothing.</param>
internal sealed record OutboxBatch(
    string Id,
    LocalDate Day,
    int Revision,
    int Part,
    Instant ComposedAt,
    int Messages,
    string State,
    int Attempts,
    Instant NextAttemptAt,
    string? Error,
    Instant? SettledAt,
    string? ReceiptId,
    string? BatchKey,
    int? Accepted,
    int? Duplicate,
    int? Rejected);

/// <summary>A batch or one message of it that the platform refused.</summary>
/// <param name="Position">Index of the message; null when the whole batch is meant.</param>
internal sealed record DeliveryFailure(
    string Batch, int? Position, string? Element, Instant? Start, string Code, string Reason, Instant At);
