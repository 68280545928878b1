using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Dashboard.Uploads;

/// <summary>Who signs requests of a tenant; a renewed certificate keeps its subject, and so is the same sender.</summary>
/// <param name="Subject">The thumbprint where only the certificate's authority is known.</param>
/// <param name="Thumbprints">Of the certificates that signed, the latest first.</param>
internal sealed record Sender(string Subject, IReadOnlyList<string> Thumbprints, DateTimeOffset LastReceiptAt)
{
    /// <summary>Bounds what is read of requests whose signers are known by their authority alone.</summary>
    private const int MostRequests = 50;

    public static async Task<List<Sender>> All(UrbGradeContext database, CancellationToken cancellation)
    {
        var known = await database.Set<GatewayCertificateRow>().Select(c => new
        {
            c.Subject,
            c.Thumbprint,
            Last = database.Set<RawRequestRow>().Where(r => r.CertificateThumbprint == c.Thumbprint).Max(r => (DateTimeOffset?)r.ReceivedAt),
        }).ToListAsync(cancellation);
        var newest = await database.Set<RawRequestRow>().OrderByDescending(r => r.ReceivedAt).Take(MostRequests)
            .Select(r => new { r.CertificateThumbprint, r.ReceivedAt }).ToListAsync(cancellation);
        var signed = known.Where(c => c.Last is not null).Select(c => (c.Subject, c.Thumbprint, Last: c.Last!.Value)).Concat(newest
            .Where(r => !known.Exists(c => c.Thumbprint == r.CertificateThumbprint))
            .Select(r => (Subject: r.CertificateThumbprint, Thumbprint: r.CertificateThumbprint, Last: r.ReceivedAt)));
        return
        [
            .. signed.GroupBy(one => one.Subject, StringComparer.Ordinal).Select(of => new Sender(
                of.Key, [.. of.OrderByDescending(one => one.Last).Select(one => one.Thumbprint).Distinct()], of.Max(one => one.Last))),
        ];
    }
}
