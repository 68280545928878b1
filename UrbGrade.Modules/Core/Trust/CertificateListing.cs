using System.Security.Cryptography.X509Certificates;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Soap;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Trust;

/// <summary>How a certificate of the store is told to people.</summary>
internal static class CertificateListing
{
    private static readonly TimeSpan ExpiresSoon = TimeSpan.FromDays(30);

    public static TrustedCertificate Gateway(GatewayCertificateRow row, string tenantCode, TrustSpan span, DateTimeOffset now)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(row.Der);
        var state = span.Revoked ? CertificateState.Revoked : StateOf(certificate, now);
        var lives = state is CertificateState.Valid or CertificateState.Expiring;
        return Entry(
            row.Id, row.Module is null ? CertificateRole.Gateway : CertificateRole.Module, state, certificate, row.TenantId, tenantCode, row.RevokedAt, row.RevocationReason,
            lives ? span.ViolationAt(now) : null) with { Module = row.Module, ListEndsAt = span.ListEndsAt };
    }

    public static TrustedCertificate Authority(TrustAnchorRow row, TrustSnapshot trust, DateTimeOffset now)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(row.Der);
        var list = trust.ListOf(certificate);
        return Entry(
            row.Id, CertificateRole.Authority, row.RevokedAt is null ? StateOf(certificate, now) : CertificateState.Revoked,
            certificate, null, null, row.RevokedAt, row.RevocationReason, null) with
        {
            ListEndsAt = list?.NextUpdate, ListDueAt = list?.DueAt,
        };
    }

    public static TrustedCertificate Server(ServerCertificateRow row, DateTimeOffset now)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(row.Der);
        return Entry(
            row.Id, CertificateRole.Server, row.RevokedAt is null ? StateOf(certificate, now) : CertificateState.Revoked,
            certificate, null, null, row.RevokedAt, row.RevocationReason, null);
    }

    public static TrustedCertificate Platform(X509Certificate2 certificate, DateTimeOffset now) =>
        Entry(0, CertificateRole.Platform, StateOf(certificate, now), certificate, null, null, null, null, null);

    private static CertificateState StateOf(X509Certificate2 certificate, DateTimeOffset now)
    {
        if (now < certificate.NotBefore.ToUniversalTime())
        {
            return CertificateState.NotYetValid;
        }

        var left = certificate.NotAfter.ToUniversalTime() - now;
        if (left < TimeSpan.Zero)
        {
            return CertificateState.Expired;
        }

        return left < ExpiresSoon ? CertificateState.Expiring : CertificateState.Valid;
    }

    private static TrustedCertificate Entry(
        int id, CertificateRole role, CertificateState state, X509Certificate2 certificate, int? tenantId, string? tenantCode,
        DateTimeOffset? revokedAt, string? reason, string? problem) => new(
        id, role, state, certificate.Subject, certificate.Issuer, certificate.SerialNumber, Sha256Thumbprint.Of(certificate),
        tenantId, tenantCode, certificate.NotBefore.ToUniversalTime(), certificate.NotAfter.ToUniversalTime(), revokedAt, reason, problem);
}
