using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Dashboard.Uploads;

/// <summary>When a site delivered last, and how long the certificate that signed for it is good.</summary>
internal static class LastReceipts
{
    /// <summary>Looks a site up. A tenant's only site is told by all of the tenant's requests; one of several by the request that brought
    /// its newest reading, and by the certificates of that signer. What a weather service expects may come from a partner, and is no reading.</summary>
    /// <returns>Null when none is known to be the site's.</returns>
    public static async Task<LastReceipt?> Of(
        UrbGradeContext database, int siteId, DateTimeOffset now, CancellationToken cancellation)
    {
        var valid = database.Set<GatewayCertificateRow>().Where(c => c.RevokedAt == null && c.NotBefore <= now && c.NotAfter >= now);
        if (await database.Set<SiteRow>().CountAsync(cancellation) == 1)
        {
            return new LastReceipt(
                await database.Set<RawRequestRow>().MaxAsync(r => (DateTimeOffset?)r.ReceivedAt, cancellation),
                await valid.MaxAsync(c => (DateTimeOffset?)c.NotAfter, cancellation), Thumbprint: null);
        }

        var newest = await (
            from asset in database.Set<AssetRow>()
            where asset.SiteId == siteId
            join meter in database.Set<MeterRow>() on asset.Id equals meter.AssetId
            join series in database.Set<SeriesRow>() on meter.Id equals series.MeterId
            where series.Quantity != Quantities.ExpectedTemperature
            select database.Set<ReadingRow>().Where(r => r.SeriesId == series.Id).OrderByDescending(r => r.StartAt)
                .Select(r => (long?)r.LastRequestId).FirstOrDefault()).ToListAsync(cancellation);
        var id = newest.Max();
        if (await database.Set<RawRequestRow>().Where(r => r.Id == id).Select(r => new { r.ReceivedAt, r.CertificateThumbprint })
            .SingleOrDefaultAsync(cancellation) is not { } last)
        {
            return null;
        }

        // A renewed certificate keeps its subject, and counts before it has signed anything.
        var signers = database.Set<GatewayCertificateRow>().Where(c => c.Thumbprint == last.CertificateThumbprint).Select(c => c.Subject);
        return new LastReceipt(
            last.ReceivedAt, await valid.Where(c => signers.Contains(c.Subject)).MaxAsync(c => (DateTimeOffset?)c.NotAfter, cancellation), last.CertificateThumbprint);
    }
}
