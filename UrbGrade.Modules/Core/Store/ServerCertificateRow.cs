namespace UrbGrade.Modules.Core.Store;

/// <summary>A certificate that the platform's authority issued for a server: a node's, a proxy's. It speaks for no tenant.</summary>
internal sealed class ServerCertificateRow
{
    public int Id { get; set; }

    public required string Subject { get; set; }

    /// <summary>SHA-256 of the DER encoding, 64 lower-case hex digits; unique.</summary>
    public required string Thumbprint { get; set; }

    public required byte[] Der { get; set; }

    public DateTimeOffset AddedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    public string? RevocationReason { get; set; }
}
