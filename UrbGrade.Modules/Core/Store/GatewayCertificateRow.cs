using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.Store;

/// <summary>A certificate that may sign for one tenant.</summary>
internal sealed class GatewayCertificateRow : ITenantOwned
{
    public int Id { get; set; }

    public int TenantId { get; set; }

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
