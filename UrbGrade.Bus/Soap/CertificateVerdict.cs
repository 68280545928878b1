namespace UrbGrade.Bus.Soap;

/// <summary>What a trust store says of one certificate.</summary>
/// <param name="Trusted">Chain, validity, usage, size and revocation all hold.</param>
/// <param name="Detail">Why not, for the log and the audit; never sent to the peer.</param>
/// <param name="TenantCode">The tenant that the certificate speaks for; null when it speaks for none.</param>
/// <param name="AllowsSha1">Whether an administrator allowed RSA-SHA1 for that tenant.</param>
public sealed record CertificateVerdict(bool Trusted, string Detail, string? TenantCode, bool AllowsSha1);
