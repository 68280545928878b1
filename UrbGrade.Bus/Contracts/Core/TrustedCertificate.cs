using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Core;

/// <summary>A certificate of the trust store.</summary>
/// <param name="Id">Unique among those of the same role.</param>
/// <param name="SerialNumber">Hexadecimal.</param>
/// <param name="Thumbprint">SHA-256 of the DER encoding, lower-case hex.</param>
/// <param name="TenantId">The tenant it speaks for; null for an authority and the platform's own.</param>
/// <param name="Problem">Why nothing signed with it is accepted although it is neither expired nor revoked; otherwise null.</param>
public sealed record TrustedCertificate(
    int Id,
    CertificateRole Role,
    CertificateState State,
    string Subject,
    string Issuer,
    string SerialNumber,
    string Thumbprint,
    int? TenantId,
    string? TenantCode,
    DateTimeOffset NotBefore,
    DateTimeOffset NotAfter,
    DateTimeOffset? RevokedAt,
    string? RevocationReason,
    string? Problem)
{
    /// <summary>Name of the partner's module that it shows to the bus; null for others.</summary>
    public string? Module { get; init; }

    /// <summary>Until when a revocation list counts: an authority's own, or the first to end of those above a gateway's
    /// certificate. Null without one.</summary>
    public DateTimeOffset? ListEndsAt { get; init; }

    /// <summary>From when on an authority's next list is waited for: in the last quarter of this one's time. Null
    /// without one, and for others than authorities.</summary>
    public DateTimeOffset? ListDueAt { get; init; }
}
