namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>A certificate in the administrator's list.</summary>
/// <param name="SerialNumber">Hexadecimal.</param>
/// <param name="Thumbprint">SHA-256 of the DER encoding, lower-case hex.</param>
/// <param name="TenantCode">The tenant it speaks for; null for a certificate authority or the platform's own.</param>
/// <param name="TimeZone">IANA name of the zone of the tenant it speaks for; for others the reader's tenant's, and UTC without one.</param>
/// <param name="LastUsedAt">When a request signed with it was last stored; null for never.</param>
/// <param name="RevokedAt">Null while not revoked.</param>
/// <param name="StopsSites">Names of the sites that can no longer deliver once it is revoked.</param>
public sealed record CertificateSummary(
    int CertificateId,
    CertificateRole Role,
    CertificateState State,
    string Subject,
    string Issuer,
    string SerialNumber,
    string Thumbprint,
    string? TenantCode,
    string TimeZone,
    DateTimeOffset NotBefore,
    DateTimeOffset NotAfter,
    DateTimeOffset? LastUsedAt,
    DateTimeOffset? RevokedAt,
    string? RevokeReason,
    IReadOnlyList<string> StopsSites)
{
    /// <summary>Name of the partner's module that it shows to the bus; null for others.</summary>
    public string? Module { get; init; }

    /// <summary>Whether nothing signed with it is accepted although it is neither expired nor revoked.</summary>
    public bool IsRefused { get; init; }

    /// <summary>Whether a newer one is in use in its place, so that its end stops nothing.</summary>
    public bool IsReplaced { get; init; }

    /// <summary>Until when a revocation list counts: an authority's own, or the first to end of those above a gateway's
    /// certificate. Null without one.</summary>
    public DateTimeOffset? ListEndsAt { get; init; }

    /// <summary>From when on an authority's next revocation list is waited for; null without one, and for others than authorities.</summary>
    public DateTimeOffset? ListDueAt { get; init; }

    /// <summary>Whether it is an authority's that counts and has not renewed its revocation list in time.</summary>
    public bool IsListLate(DateTimeOffset now) =>
        Role == CertificateRole.Authority && State is CertificateState.Valid or CertificateState.Expiring && ListDueAt <= now;
}
