namespace UrbGrade.Modules.Core.Store;

/// <summary>A certificate authority that the platform trusts.</summary>
internal sealed class TrustAnchorRow
{
    public int Id { get; set; }

    public required string Subject { get; set; }

    /// <summary>SHA-256 of the DER encoding, 64 lower-case hex digits; unique.</summary>
    public required string Thumbprint { get; set; }

    public required byte[] Der { get; set; }

    public DateTimeOffset AddedAt { get; set; }

    /// <summary>From then on nothing that it issued is trusted by it.</summary>
    public DateTimeOffset? RevokedAt { get; set; }

    public string? RevocationReason { get; set; }
}
