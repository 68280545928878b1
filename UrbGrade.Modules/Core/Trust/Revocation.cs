using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Trust;

/// <summary>Ends trust in a certificate of the store.</summary>
internal static class Revocation
{
    /// <param name="isPlatform">Whether authorities and servers are in reach, which are nobody's but the platform's.</param>
    public static AuditedChange Of(UrbGradeContext database, string thumbprint, string reason, DateTimeOffset now, bool isPlatform)
    {
        if (database.Set<GatewayCertificateRow>().SingleOrDefault(c => c.Thumbprint == thumbprint) is { } gateway)
        {
            if (gateway.RevokedAt is { } earlier)
            {
                return Already(gateway.Subject, earlier);
            }

            (gateway.RevokedAt, gateway.RevocationReason) = (now, reason);
            return AuditedChange.Done(gateway.TenantId, "certificate.revoked", gateway.Subject, thumbprint, reason);
        }

        if (isPlatform && database.Set<ServerCertificateRow>().SingleOrDefault(c => c.Thumbprint == thumbprint) is { } server)
        {
            if (server.RevokedAt is { } earlier)
            {
                return Already(server.Subject, earlier);
            }

            (server.RevokedAt, server.RevocationReason) = (now, reason);
            return AuditedChange.Done(null, "certificate.revoked", server.Subject, thumbprint, reason);
        }

        if (!isPlatform || database.Set<TrustAnchorRow>().SingleOrDefault(c => c.Thumbprint == thumbprint) is not { } authority)
        {
            return Refused.NotFound("Certificate.UnknownPrint", $"No certificate with the SHA-256 thumbprint '{thumbprint}' is in reach.");
        }

        if (authority.RevokedAt is { } before)
        {
            return Refused.AlreadyExists("Authority.RevokedAlready", $"The authority {authority.Subject} was revoked at {before:u} already.");
        }

        (authority.RevokedAt, authority.RevocationReason) = (now, reason);
        return AuditedChange.Done(null, "authority.revoked", authority.Subject, thumbprint, reason);
    }

    private static AdministrationResult Already(string subject, DateTimeOffset at) =>
        Refused.AlreadyExists("Certificate.RevokedAlready", $"The certificate of {subject} was revoked at {at:u} already.");
}
