using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Core;

/// <summary>Whom the platform trusts. A platform administrator reaches everything, a tenant's administrator the certificates of the
/// current tenant's gateways: the session decides. Every change is audited in its own transaction and effective within seconds in every
/// process on the database.</summary>
public interface ITrustStore
{
    /// <summary>Those in the session's reach, the soonest to expire first, revoked and expired ones last.</summary>
    Task<IReadOnlyList<TrustedCertificate>> List(CancellationToken cancellation);

    /// <summary>Binds a certificate that was issued elsewhere to a tenant. One that signed itself, or whose issuer is unknown here, is
    /// trusted by this alone; one of a trusted authority only as long as chain and revocation list hold. For platform administrators: whoever
    /// has the certificate does not show its key, and could take the one of another tenant's gateway. A tenant's administrator has one issued
    /// for a signing request, which the key itself signs.</summary>
    /// <param name="encoded">One certificate, PEM or DER, at most 64 kB, without private key.</param>
    Task<AdministrationResult> TrustGateway(ReadOnlyMemory<byte> encoded, string tenantCode, CancellationToken cancellation);

    /// <summary>Adds an authority. It makes nobody trusted by itself: a certificate counts once it is bound to a tenant.</summary>
    /// <param name="encoded">One certificate, PEM or DER, at most 64 kB.</param>
    Task<AdministrationResult> TrustAuthority(ReadOnlyMemory<byte> encoded, CancellationToken cancellation);

    /// <summary>Takes over an authority's revocation list in place of its earlier one.</summary>
    /// <param name="encoded">X.509 CRL, PEM or DER, at most 4 MB, signed by a trusted authority, with a next update to come.</param>
    Task<AdministrationResult> AddRevocationList(ReadOnlyMemory<byte> encoded, CancellationToken cancellation);

    /// <summary>Makes a key and a certificate for a tenant's gateway, and trusts it.</summary>
    /// <param name="tenantCode">Null for the current tenant.</param>
    /// <param name="name">Common name, 1 to 64 characters.</param>
    Task<IssuedCertificate> IssueGateway(string? tenantCode, string name, CancellationToken cancellation);

    /// <summary>Issues a certificate for the key of a signing request to a tenant's gateway, and trusts it.</summary>
    /// <param name="tenantCode">Null for the current tenant.</param>
    /// <param name="requestPem">PKCS #10, PEM.</param>
    Task<IssuedCertificate> IssueGatewayFor(string? tenantCode, string requestPem, CancellationToken cancellation);

    /// <summary>Issues a certificate to a partner's module that works for a tenant, and trusts it. A second one for the same module is
    /// trusted beside the first. The first one, or one after all were revoked or expired, takes an administrator of the platform; a tenant's administrator
    /// renews those of the own tenant.</summary>
    /// <param name="module">2 to 40 letters and digits, a letter first; no module of the platform has it.</param>
    /// <param name="requestPem">PKCS #10, PEM; null to make a key.</param>
    Task<IssuedCertificate> IssueModule(string tenantCode, string module, string? requestPem, CancellationToken cancellation);

    /// <summary>Makes a key and a certificate for a server of the platform itself.</summary>
    /// <param name="hosts">DNS names and IP addresses that it is reached by; at least one.</param>
    Task<IssuedCertificate> IssueServer(IReadOnlyList<string> hosts, CancellationToken cancellation);

    /// <summary>Ends trust in a gateway's certificate, or in an authority and everything it issued, for good.</summary>
    /// <param name="thumbprint">SHA-256 of the DER encoding, hex.</param>
    /// <param name="reason">3 to 200 characters, kept in the audit.</param>
    Task<AdministrationResult> Revoke(string thumbprint, string reason, CancellationToken cancellation);
}
