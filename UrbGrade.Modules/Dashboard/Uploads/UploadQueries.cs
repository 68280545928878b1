using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Dashboard.Uploads;

internal sealed class UploadQueries(SessionContexts contexts, UploadCalendars calendars, TimeProvider clock) : IUploadQueries
{
    private const int BatchesShown = 100;

    private const int RejectionsShown = 50;

    private const int GapsShown = 100;

    private const int LinesShown = 100;

    public async Task<IReadOnlyList<SiteUploads>> ListSites(int days, CancellationToken cancellation)
    {
        await using var database = contexts.Open();
        if (database is null)
        {
            return [];
        }

        var sites = new List<SiteUploads>();
        foreach (var site in await Sites(database, siteId: null, cancellation))
        {
            var series = await UploadCalendars.Series(database, site, cancellation);
            var end = End(site, series, days);
            var (calendar, _) = await calendars.Read(database, site, series, end.AddDays(-days), end, cancellation);
            sites.Add(await Uploads(database, site, series, calendar, cancellation));
        }

        var today = clock.GetUtcNow();
        return
        [
            .. sites.OrderByDescending(s => s.LastReadingAt < today.AddDays(-days))
                .ThenByDescending(s => s.Days.Count(d => d.State > UploadDayState.Complete)).ThenBy(s => s.Name, NaturalOrder.Names),
        ];
    }

    public async Task<SiteCalendar?> FindSite(int siteId, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        await using var database = contexts.Open();
        if (database is null || (await Sites(database, siteId, cancellation)) is not [var site])
        {
            return null;
        }

        var series = await UploadCalendars.Series(database, site, cancellation);
        var (days, gaps) = await calendars.Read(database, site, series, from, to, cancellation);
        return new SiteCalendar(await Uploads(database, site, series, days, cancellation), [.. gaps.Take(GapsShown)]);
    }

    public async Task<IReadOnlyList<UploadGap>?> ListGaps(int siteId, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        await using var database = contexts.Open();
        return database is null || (await Sites(database, siteId, cancellation)) is not [var site]
            ? null
            : (await calendars.Read(database, site, await UploadCalendars.Series(database, site, cancellation), from, to, cancellation)).Gaps;
    }

    public async Task<IReadOnlyList<BatchSummary>> ListBatches(int siteId, DateOnly day, CancellationToken cancellation)
    {
        await using var database = contexts.Open();
        if (database is null || (await Sites(database, siteId, cancellation)) is not [var site])
        {
            return [];
        }

        var start = site.Calendar.InstantOf(day);
        var end = site.Calendar.InstantOf(day.AddDays(1));
        var requests = database.Set<RawRequestRow>().Where(r => r.FirstMeasuredAt < end && r.LastMeasuredAt > start);
        if (await database.Set<SiteRow>().CountAsync(cancellation) > 1)
        {
            requests = requests.Where(r => (
                from reading in database.Set<ReadingRow>()
                join series in database.Set<SeriesRow>() on reading.SeriesId equals series.Id
                join meter in database.Set<MeterRow>() on series.MeterId equals meter.Id
                join asset in database.Set<AssetRow>() on meter.AssetId equals asset.Id
                where asset.SiteId == siteId && reading.StartAt >= start && reading.StartAt < end
                select reading.RawRequestId).Contains(r.Id));
        }

        return await requests.OrderByDescending(r => r.Id).Take(BatchesShown)
            .Select(r => new BatchSummary(r.Id, r.ReceivedAt, r.Accepted, r.Duplicate, r.Rejected, r.QuantifiedAt != null))
            .ToListAsync(cancellation);
    }

    public async Task<IReadOnlyList<GatewayLogLine>> ListLog(int siteId, EventLevel least, int take, CancellationToken cancellation)
    {
        await using var database = contexts.Open();
        if (database is null || (await Sites(database, siteId, cancellation)) is not [var site])
        {
            return [];
        }

        var isOnly = await database.Set<SiteRow>().CountAsync(cancellation) == 1;
        var last = isOnly ? null : await LastReceipts.Of(database, site.Site.Id, clock.GetUtcNow(), cancellation);
        return await GatewayLog.Read(database, isOnly, last?.Thumbprint, least, Math.Clamp(take, 0, LinesShown), cancellation);
    }

    public async Task<BatchTimeline?> FindBatch(long requestId, CancellationToken cancellation)
    {
        await using var database = contexts.Open();
        if (database is null || await Request(database, requestId, cancellation) is not { } request)
        {
            return null;
        }

        var site = await SiteOf(database, request, cancellation);
        var subject = await database.Set<GatewayCertificateRow>()
            .Where(c => c.Thumbprint == request.CertificateThumbprint).Select(c => c.Subject).FirstOrDefaultAsync(cancellation);
        return new BatchTimeline(
            request.Id, request.ReceiptId, request.ConversationId, request.BodyHash, site?.Site.Id ?? 0, site?.Site.Name ?? "", site?.Site.Origin,
            site?.Calendar.Zone ?? "UTC", request.EnvelopeBytes, subject ?? request.CertificateThumbprint, request.CertificateThumbprint,
            request.FirstMeasuredAt, request.LastMeasuredAt, request.TimesReceived, request.Accepted, request.Duplicate, request.Rejected,
            await BatchSteps.Of(database, request, cancellation),
            [.. StoredLists.Read<MessageRejection>(request.Rejections).Take(RejectionsShown)], request.EnvelopeDeletedAt);
    }

    public async Task<IReadOnlyList<MessageRejection>> ListRejections(
        long requestId, int skip, int take, CancellationToken cancellation)
    {
        await using var database = contexts.Open();
        var rejections = database is null ? null : await database.Set<RawRequestRow>()
            .Where(r => r.Id == requestId).Select(r => r.Rejections).SingleOrDefaultAsync(cancellation);
        return [.. StoredLists.Read<MessageRejection>(rejections).Skip(skip).Take(Math.Clamp(take, 0, 100))];
    }

    public async Task<byte[]?> ReadRawBody(long requestId, CancellationToken cancellation)
    {
        await using var database = contexts.Open();
        return database is null || await Request(database, requestId, cancellation) is not { } request
            ? null
            : request.EnvelopeDeletedAt is not null ? [] : EnvelopePacking.Unpack(request.Envelope, request.EnvelopeBytes);
    }

    private static Task<RawRequestRow?> Request(UrbGradeContext database, long requestId, CancellationToken cancellation) =>
        database.Set<RawRequestRow>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == requestId, cancellation);

    private static async Task<List<SiteEntry>> Sites(UrbGradeContext database, int? siteId, CancellationToken cancellation)
    {
        var rows = await (
            from site in database.Set<SiteRow>().AsNoTracking()
            where siteId == null || site.Id == siteId
            join tenant in database.Set<TenantRow>() on site.TenantId equals tenant.Id
            orderby site.Id
            select new { Site = site, Zone = site.TimeZone ?? tenant.TimeZone }).ToListAsync(cancellation);
        return [.. rows.Select(r => new SiteEntry(r.Site, LocalCalendar.Of(r.Zone)))];
    }

    /// <summary>The site of the readings that the request brought; the tenant's first site when all of them were replaced since.</summary>
    internal static async Task<SiteEntry?> SiteOf(UrbGradeContext database, RawRequestRow request, CancellationToken cancellation)
    {
        var sites = await Sites(database, siteId: null, cancellation);
        if (sites.Count <= 1)
        {
            return sites.FirstOrDefault();
        }

        var siteId = await (
            from series in database.Set<SeriesRow>()
            join meter in database.Set<MeterRow>() on series.MeterId equals meter.Id
            join asset in database.Set<AssetRow>() on meter.AssetId equals asset.Id
            where database.Set<ReadingRow>().Any(r => r.SeriesId == series.Id && r.RawRequestId == request.Id
                && r.StartAt >= request.FirstMeasuredAt && r.StartAt <= request.LastMeasuredAt)
            select asset.SiteId).FirstOrDefaultAsync(cancellation);
        return sites.Find(s => s.Site.Id == siteId) ?? sites[0];
    }

    /// <summary>The day after the last one shown: tomorrow, or the day after the newest reading where the days up to now have none.</summary>
    private DateOnly End(SiteEntry site, IReadOnlyList<MeterSeries> series, int days)
    {
        var tomorrow = site.Calendar.DayOf(clock.GetUtcNow()).AddDays(1);
        return series.Count > 0 && site.Calendar.DayOf(series.Max(s => s.LastStart)).AddDays(1) is var afterNewest
            && afterNewest <= tomorrow.AddDays(-days) ? afterNewest : tomorrow;
    }

    private async Task<SiteUploads> Uploads(
        UrbGradeContext database, SiteEntry site, IReadOnlyList<MeterSeries> series, IReadOnlyList<UploadDay> days, CancellationToken cancellation)
    {
        var last = await LastReceipts.Of(database, site.Site.Id, clock.GetUtcNow(), cancellation);
        var word = last is null ? default : await GatewayWord.Of(database, last.Thumbprint, cancellation);
        return new SiteUploads(
            site.Site.Id, site.Site.Code, site.Site.Name, site.Site.Origin, site.Calendar.Zone, last?.ReceivedAt,
            series.Max(s => (DateTimeOffset?)s.LastStart), last?.CertificateExpiresAt, days, word.Waiting, word.ClockBehind,
            last is { Others.Count: > 0 } ? [.. last.Others.Select(other => new OtherSender(other.Subject, other.LastReceiptAt))] : null);
    }
}
