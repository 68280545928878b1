using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Trust;

/// <summary>Takes over a newer revocation list of a trusted authority.</summary>
internal static class RevocationLists
{
    public static AuditedChange Replace(UrbGradeContext database, RevocationList list, DateTimeOffset now)
    {
        var issuer = list.Issuer.Name;
        if (!database.Set<TrustAnchorRow>().AsNoTracking().AsEnumerable().Any(anchor => IsSignedBy(list, anchor)))
        {
            return Refused.Invalid($"The revocation list of {issuer} is not signed by an authority that is trusted here; trust the authority first.");
        }

        if (list.ThisUpdate > now)
        {
            return Refused.Invalid($"The revocation list of {issuer} starts in the future, at {list.ThisUpdate:u}.");
        }

        if (list.NextUpdate is null || list.NextUpdate <= now)
        {
            return Refused.Invalid($"The revocation list of {issuer} should have been renewed at {list.NextUpdate?.ToString("u") ?? "no time it names"}; give the newest one.");
        }

        var hash = RevocationList.IssuerHash(list.Issuer);
        var row = database.Set<RevocationListRow>().SingleOrDefault(r => r.IssuerHash == hash);
        if (row?.ThisUpdate > list.ThisUpdate)
        {
            return Refused.Invalid($"The revocation list of {issuer} is of {list.ThisUpdate:u}, older than the one in use, of {row.ThisUpdate:u}.");
        }

        var before = row?.ThisUpdate.ToString("u");
        if (row is null)
        {
            row = new RevocationListRow { IssuerHash = hash, Der = list.Der };
            database.Add(row);
        }

        (row.Der, row.ThisUpdate, row.NextUpdate) = (list.Der, list.ThisUpdate, list.NextUpdate);
        return AuditedChange.Done(null, "revocations.updated", issuer, before, $"{list.ThisUpdate:u}, {list.Count} revoked");
    }

    private static bool IsSignedBy(RevocationList list, TrustAnchorRow anchor)
    {
        using var authority = X509CertificateLoader.LoadCertificate(anchor.Der);
        return anchor.RevokedAt is null && list.IsSignedBy(authority);
    }
}
