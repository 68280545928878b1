using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Dashboard.Uploads;

/// <summary>When a site delivered last, and how long the certificate that signed for it is good.</summary>
internal static class LastReceipts
{
    /// <summary>Whoever sent before that, such as a gateway under its former name, is none who sends beside it.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromDays(30);

    /// <summary>Looks a site up. A tenant's only site is told by the requests of its gateway, which is whoever brought the newest readings of most of
    /// its series; one of several by the request that brought its newest reading, and by the certificates of that signer.</summary>
    /// <returns>Null when none is known to be the site's.</returns>
    public static async Task<LastReceipt?> Of(
        UrbGradeContext database, int siteId, DateTimeOffset now, CancellationToken cancellation)
    {
        var valid = database.Set<GatewayCertificateRow>().Where(c => c.RevokedAt == null && c.NotBefore <= now && c.NotAfter >= now);
        if (await database.Set<SiteRow>().CountAsync(cancellation) == 1)
        {
            return await OfOnly(database, siteId, valid.Where(c => c.Module == null), now, cancellation);
        }

        var id = (await Newest(database, siteId, cancellation)).Max();
        if (await database.Set<RawRequestRow>().Where(r => r.Id == id).Select(r => new { r.ReceivedAt, r.CertificateThumbprint })
            .SingleOrDefaultAsync(cancellation) is not { } last)
        {
            return null;
        }

        // A renewed certificate keeps its subject, and counts before it has signed anything.
        var signers = database.Set<GatewayCertificateRow>().Where(c => c.Thumbprint == last.CertificateThumbprint).Select(c => c.Subject);
        return new LastReceipt(
            last.ReceivedAt, await End(valid.Where(c => signers.Contains(c.Subject)), cancellation), last.CertificateThumbprint, []);
    }

    private static async Task<LastReceipt> OfOnly(
        UrbGradeContext database, int siteId, IQueryable<GatewayCertificateRow> valid, DateTimeOffset now, CancellationToken cancellation)
    {
        var senders = await Sender.All(database, cancellation);
        if (senders.Count <= 1)
        {
            return new LastReceipt(senders.FirstOrDefault()?.LastReceiptAt, await End(valid, cancellation), Thumbprint: null, []);
        }

        var gateway = await Gateway(database, siteId, senders, cancellation);
        return new LastReceipt(
            gateway.LastReceiptAt, await End(valid.Where(c => c.Subject == gateway.Subject), cancellation), gateway.Thumbprints[0],
            [.. senders.Where(sender => sender != gateway && sender.LastReceiptAt > now - Lately).OrderByDescending(sender => sender.LastReceiptAt)]);
    }

    /// <summary>Whoever brought the newest readings of most of the site's series.</summary>
    private static async Task<Sender> Gateway(UrbGradeContext database, int siteId, List<Sender> senders, CancellationToken cancellation)
    {
        var brought = (await Newest(database, siteId, cancellation)).OfType<long>().CountBy(id => id).ToDictionary();
        var ids = brought.Keys.ToList();
        var signers = await database.Set<RawRequestRow>().Where(r => EF.Parameter(ids).Contains(r.Id)).Select(r => new { r.Id, r.CertificateThumbprint })
            .ToListAsync(cancellation);
        return senders.OrderByDescending(sender => signers.Where(r => sender.Thumbprints.Contains(r.CertificateThumbprint)).Sum(r => brought[r.Id]))
            .ThenByDescending(sender => sender.LastReceiptAt).First();
    }

    private static Task<DateTimeOffset?> End(IQueryable<GatewayCertificateRow> certificates, CancellationToken cancellation) =>
        certificates.MaxAsync(c => (DateTimeOffset?)c.NotAfter, cancellation);

    /// <summary>Of each series of the site the request that brought its newest reading. What a weather service expects may come from a partner, and is no
    /// reading.</summary>
    private static Task<List<long?>> Newest(UrbGradeContext database, int siteId, CancellationToken cancellation) => (
        from asset in database.Set<AssetRow>()
        where asset.SiteId == siteId
        join meter in database.Set<MeterRow>() on asset.Id equals meter.AssetId
        join series in database.Set<SeriesRow>() on meter.Id equals series.MeterId
        where series.Quantity != Quantities.ExpectedTemperature
        select database.Set<ReadingRow>().Where(r => r.SeriesId == series.Id).OrderByDescending(r => r.StartAt)
            .Select(r => (long?)r.LastRequestId).FirstOrDefault()).ToListAsync(cancellation);
}
