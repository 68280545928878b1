namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>Trusted certificates: all of them for platform administrators, the current tenant's for its administrators.</summary>
public interface ICertificateAdministration
{
    /// <summary>Those in the session's reach, the soonest to expire first, revoked and expired ones last.</summary>
    Task<IReadOnlyList<CertificateSummary>> List(CancellationToken cancellation);

    /// <summary>Trusts a certificate that was issued elsewhere. A tenant administrator can only import for the current tenant.</summary>
    /// <param name="encoded">One certificate, PEM or DER, at most 64 kB, without private key.</param>
    /// <param name="tenantCode">The tenant that a gateway certificate speaks for; null for a certificate authority,
    /// or, from a tenant administrator, for the current tenant.</param>
    Task<AdministrationResult> Import(
        ReadOnlyMemory<byte> encoded, string? tenantCode, CancellationToken cancellation);

    /// <summary>Ends trust for good, effective within a minute.</summary>
    /// <param name="reason">3 to 200 characters, kept in the audit.</param>
    Task<AdministrationResult> Revoke(int certificateId, string reason, CancellationToken cancellation);
}
