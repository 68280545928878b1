using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Aggregation.Store;

/// <summary>An accepted request, byte for byte as it was signed, with the outcome of each of its messages.</summary>
internal sealed class RawRequestRow : ITenantOwned
{
    public long Id { get; set; }

    public int TenantId { get; set; }

    /// <summary>SHA-256 of the Body's canonical content, 64 lower-case hex digits; unique in the tenant.</summary>
    public required string BodyHash { get; set; }

    public required string ReceiptId { get; set; }

    public required string ConversationId { get; set; }

    public DateTimeOffset ReceivedAt { get; set; }

    /// <summary>1, or more when the gateway sent the same body again.</summary>
    public int TimesReceived { get; set; } = 1;

    /// <summary>The signature's own timestamp.</summary>
    public DateTimeOffset SignedAt { get; set; }

    /// <summary>Batches that waited at the gateway behind this one; null where the gateway does not say.</summary>
    public int? Waiting { get; set; }

    /// <summary>SHA-256 thumbprint of the signer's certificate.</summary>
    public required string CertificateThumbprint { get; set; }

    /// <summary>The whole envelope, Brotli; empty once it was deleted.</summary>
    public required byte[] Envelope { get; set; }

    /// <summary>Its size before compression.</summary>
    public int EnvelopeBytes { get; set; }

    /// <summary>When the envelope was deleted; null while it is kept.</summary>
    public DateTimeOffset? EnvelopeDeletedAt { get; set; }

    public int MessageCount { get; set; }

    public int Accepted { get; set; }

    public int Duplicate { get; set; }

    public int Rejected { get; set; }

    /// <summary>JSON array of index, code and reason.</summary>
    public string? Rejections { get; set; }

    /// <summary>Indexes of messages that repeat another exactly, comma separated.</summary>
    public string? Duplicates { get; set; }

    /// <summary>JSON array of source, from, to: the gaps asked for in the receipt.</summary>
    public string? ResendRequests { get; set; }

    /// <summary>Earliest start of the accepted readings.</summary>
    public DateTimeOffset? FirstMeasuredAt { get; set; }

    /// <summary>Latest end of the accepted readings.</summary>
    public DateTimeOffset? LastMeasuredAt { get; set; }

    public DateTimeOffset? QuantifiedAt { get; set; }

    public int NewReadings { get; set; }

    public int RevisedReadings { get; set; }

    public int UnchangedReadings { get; set; }
}
