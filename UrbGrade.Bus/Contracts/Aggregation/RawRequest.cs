namespace UrbGrade.Bus.Contracts.Aggregation;

/// <summary>A stored request, for the module that reads its content.</summary>
/// <param name="Envelope">The SOAP envelope as received, UTF-8.</param>
/// <param name="SkippedIndexes">Messages to leave out, ascending: rejected ones and exact repetitions.</param>
public sealed record RawRequest(
    long Id, int TenantId, string ConversationId, DateTimeOffset ReceivedAt,
    ReadOnlyMemory<byte> Envelope, int MessageCount, IReadOnlyList<int> SkippedIndexes);
