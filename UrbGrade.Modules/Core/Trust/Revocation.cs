using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Trust;

/// <summary>Ends trust in a certificate of the store.</summary>
internal static class Revocation
{
    public static AuditedChange Of(UrbGradeContext database, string thumbprint, string reason, DateTimeOffset now, bool authorities)
    {
        if (database.Set<GatewayCertificateRow>().SingleOrDefault(c => c.Thumbprint == thumbprint) is { } gateway)
        {
            if (gateway.RevokedAt is { } earlier)
            {
                return Refused.AlreadyExists("Certificate.RevokedAlready", $"The certificate of {gateway.Subject} was revoked at {earlier:u} already.");
            }

            (gateway.RevokedAt, gateway.RevocationReason) = (now, reason);
            return AuditedChange.Done(gateway.TenantId, "certificate.revoked", gateway.Subject, thumbprint, reason);
        }

        if (!authorities || database.Set<TrustAnchorRow>().SingleOrDefault(c => c.Thumbprint == thumbprint) is not { } authority)
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
}
