using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.Store;

/// <summary>A certificate that speaks for one tenant: a gateway's, which signs messages, or that of a partner's module, which calls the bus.</summary>
internal sealed class GatewayCertificateRow : ITenantOwned
{
    public int Id { get; set; }

    public int TenantId { get; set; }

    /// <summary>The module that it is of; null for a gateway's.</summary>
    public string? Module { get; set; }

    public required string Subject { get; set; }

    /// <summary>SHA-256 of the DER encoding, 64 lower-case hex digits; unique.</summary>
    public required string Thumbprint { get; set; }

    public required byte[] Der { get; set; }

    public DateTimeOffset NotBefore { get; set; }

    public DateTimeOffset NotAfter { get; set; }

    public DateTimeOffset AddedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    public string? RevocationReason { get; set; }
}
