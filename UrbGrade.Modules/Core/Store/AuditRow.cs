namespace UrbGrade.Modules.Core.Store;

/// <summary>One line of the append-only audit. Each hash covers the line and the hash before it.</summary>
internal sealed class AuditRow
{
    public long Id { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>A person, a certificate's subject, or the platform.</summary>
    public required string Who { get; set; }

    /// <summary>Null for the platform's own affairs.</summary>
    public int? TenantId { get; set; }

    /// <summary>What happened, as a stable name such as <c>certificate.revoked</c>.</summary>
    public required string What { get; set; }

    /// <summary>What it happened to.</summary>
    public required string Subject { get; set; }

    public string? Before { get; set; }

    public string? After { get; set; }

    public required string PreviousHash { get; set; }

    /// <summary>SHA-256, 64 lower-case hex digits.</summary>
    public required string Hash { get; set; }
}
