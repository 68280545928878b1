namespace UrbGrade.Bus.Contracts.Aggregation;

/// <summary>A stored request, for the module that reads its content.</summary>
/// <param name="Envelope">The SOAP envelope as received, UTF-8.</param>
/// <param name="SkippedIndexes">Messages to leave out, ascending: rejected ones and exact repetitions.</param>
public sealed record RawRequest(
    long Id, int TenantId, string ConversationId, DateTimeOffset ReceivedAt,
    ReadOnlyMemory<byte> Envelope, int MessageCount, IReadOnlyList<int> SkippedIndexes)
{
    /// <summary>SHA-256 of the certificate that signed it, 64 lower-case hex digits; null where that is not known.</summary>
    public string? CertificateThumbprint { get; init; }

    /// <summary>Whether the envelope was deleted since, and is empty.</summary>
    public bool IsEnvelopeDeleted { get; init; }
}
