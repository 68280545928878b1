using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Analysis.Domain.Findings;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Analysis.Silences;

internal sealed class SilentMeters(
    IUrbGradeContexts contexts, ITenantSession session, ITenantRegistry tenants, IMeasuredSeries measured, IRawRequests requests, ISitesCatchingUp catchingUp,
    TimeProvider clock) : ISilentMeters
{
    /// <summary>So many of the newest intervals, three times over, tell what is usual.</summary>
    private const int Third = 8;

    /// <summary>So far back it is looked how far behind who comes by a slower way usually is: over a week-end.</summary>
    private static readonly TimeSpan Looked = TimeSpan.FromDays(4);

    public async Task<SilentMeterList> List(int? siteId, int page, CancellationToken cancellation)
    {
        if (session is not { CurrentTenantId: { } tenantId, IsStaff: true })
        {
            return new SilentMeterList([], 0, 0, 1, 1, []);
        }

        var series = (await measured.List(tenantId, cancellation)).ToDictionary(one => one.Id);
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var places = await MeterPlaces.Load(database, tenants.Find(tenantId)!.TimeZone, cancellation);
        var now = clock.GetUtcNow();
        var ended = (await measured.Ends(tenantId, cancellation)).Where(end => end.Value <= now.ToUnixTimeMilliseconds()).Select(end => end.Key).ToHashSet();
        var heard = await WithOwnPace(
            database, tenantId, await Heard(database, series.Values.Where(one => !ended.Contains(one.MeterId) && !IsAhead(one)), places, now, cancellation),
            cancellation);
        var sending = heard.Select(one => one.MeterId).ToHashSet();
        HashSet<int> known = [.. sending, .. ended, .. series.Values.Where(IsAhead).Select(one => one.MeterId)];
        var coming = await catchingUp.Waiting(tenantId, cancellation);
        var silent = SilentNow.Among(heard, now.ToUnixTimeMilliseconds()).Concat(Never(places, sending, known, now))
            .Where(one => !coming.ContainsKey(places.SiteOf(one.MeterId).Id)).OrderBy(one => one.Since)
            .ThenBy(one => places.Meters[one.MeterId].Source, NaturalOrder.Names).ToList();

        var shown = silent.FindAll(one => siteId is null || places.SiteOf(one.MeterId).Id == siteId);
        var pages = Math.Max(1, (shown.Count + SilentMeterList.PageLength - 1) / SilentMeterList.PageLength);
        var at = Math.Clamp(page, 1, pages);
        var rows = new List<SilentMeter>();
        foreach (var one in shown.Skip((at - 1) * SilentMeterList.PageLength).Take(SilentMeterList.PageLength))
        {
            var spoke = heard.Where(own => own.MeterId == one.MeterId).OrderByDescending(own => own.Last)
                .ThenBy(own => series[own.SeriesId].Quantity != Quantities.Energy).FirstOrDefault();
            rows.Add(await Tell(database, one, places, spoke is null ? null : (spoke, series[spoke.SeriesId]), cancellation));
        }

        var ofSite = silent.CountBy(one => places.SiteOf(one.MeterId).Id).ToDictionary();
        return new SilentMeterList(
            rows, shown.Count, silent.Select(one => one.MeterId).Union(sending).Count(meter => siteId is null || places.SiteOf(meter).Id == siteId), at, pages,
            [
                .. places.Sites.Values.OrderBy(site => site.Name, NaturalOrder.Names)
                    .Select(site => new SilentSite(site.Id, site.Name, ofSite.GetValueOrDefault(site.Id))),
            ])
        {
            Waiting = coming.Where(site => siteId is null || site.Key == siteId).Select(site => site.Value).DefaultIfEmpty().Max(),
        };
    }

    /// <summary>When each series was heard last, and when the readings began that are one, two and three times <see cref="Third"/> older.</summary>
    internal static IQueryable<SentSeries> Sent(UrbGradeContext database) =>
        from series in database.Set<SeriesRow>()
        select new SentSeries(
            series.Id,
            database.Set<ReadingRow>().Where(reading => reading.SeriesId == series.Id).OrderByDescending(reading => reading.StartAt)
                .Select(reading => (DateTimeOffset?)reading.StartAt).FirstOrDefault(),
            database.Set<ReadingRow>().Where(reading => reading.SeriesId == series.Id).OrderByDescending(reading => reading.StartAt)
                .Select(reading => (DateTimeOffset?)reading.StartAt).Skip(Third).FirstOrDefault(),
            database.Set<ReadingRow>().Where(reading => reading.SeriesId == series.Id).OrderByDescending(reading => reading.StartAt)
                .Select(reading => (DateTimeOffset?)reading.StartAt).Skip(2 * Third).FirstOrDefault(),
            database.Set<ReadingRow>().Where(reading => reading.SeriesId == series.Id).OrderByDescending(reading => reading.StartAt)
                .Select(reading => (DateTimeOffset?)reading.StartAt).Skip(3 * Third).FirstOrDefault());

    /// <summary>What a weather service expects lies ahead of all that a meter can have sent, and says nothing of who is silent.</summary>
    private static bool IsAhead(MeasuredSeries series) => series.Quantity == Quantities.ExpectedTemperature;

    private static async Task<List<HeardSeries>> Heard(
        UrbGradeContext database, IEnumerable<MeasuredSeries> series, MeterPlaces places, DateTimeOffset now, CancellationToken cancellation)
    {
        var sent = await Sent(database).ToDictionaryAsync(one => one.SeriesId, cancellation);
        var heard = new List<HeardSeries>();
        foreach (var one in series)
        {
            if (sent.GetValueOrDefault(one.Id) is { Last: { } last } times)
            {
                heard.Add(new HeardSeries(
                    one.Id, one.MeterId, one.AssetId, places.SiteOf(one.MeterId).Id, last.ToUnixTimeMilliseconds(),
                    UsualStep.Of([.. new[] { times.Last, times.Third, times.TwoThirds, times.Whole }.Select(start => start?.ToUnixTimeMilliseconds())], Third),
                    places.DueOf(one.MeterId, now).ToUnixTimeMilliseconds()));
            }
        }

        return heard;
    }

    /// <summary>Looks, for the few that others of their site are ahead of, how far behind they usually are before they come.</summary>
    private async Task<List<HeardSeries>> WithOwnPace(UrbGradeContext database, int tenantId, List<HeardSeries> heard, CancellationToken cancellation)
    {
        var slower = SilentNow.Slower(heard).ToList();
        if (slower.Count == 0)
        {
            return heard;
        }

        var ids = slower.ConvertAll(one => one.SeriesId);
        var since = DateTimeOffset.FromUnixTimeMilliseconds(slower.Min(one => one.Last)) - Looked;
        var brought = await database.Set<ReadingRow>().Where(reading => EF.Parameter(ids).Contains(reading.SeriesId) && reading.StartAt >= since)
            .GroupBy(reading => new { reading.SeriesId, reading.RawRequestId })
            .Select(portion => new { portion.Key.SeriesId, portion.Key.RawRequestId, Last = portion.Max(reading => reading.StartAt) })
            .ToListAsync(cancellation);
        var received = await requests.Times(tenantId, brought.ConvertAll(portion => portion.RawRequestId), cancellation);
        var behind = brought.Where(portion => received.ContainsKey(portion.RawRequestId)).GroupBy(portion => portion.SeriesId).ToDictionary(
            series => series.Key,
            series => Portion.BehindOf(series.Select(
                portion => new Portion(received[portion.RawRequestId].ToUnixTimeMilliseconds(), portion.Last.ToUnixTimeMilliseconds()))));
        return heard.ConvertAll(one => behind.TryGetValue(one.SeriesId, out var own) ? one with { Behind = own } : one);
    }

    /// <summary>Meters that were registered and have never sent, once any of the tenant has.</summary>
    /// <param name="sending">Meters that have.</param>
    /// <param name="known">Those, and all that are not expected to.</param>
    private static IEnumerable<SilentNow> Never(MeterPlaces places, HashSet<int> sending, HashSet<int> known, DateTimeOffset now)
    {
        var begun = sending.Select(meter => places.SiteOf(meter).Id).ToHashSet();
        return places.Meters.Values
            .Where(meter => begun.Count > 0 && !known.Contains(meter.Id) && meter.RegisteredAt < places.DueOf(meter.Id, now))
            .Select(meter => new SilentNow(
                meter.Id, meter.RegisteredAt.ToUnixTimeMilliseconds(), begun.Contains(places.SiteOf(meter.Id).Id) ? SilentWay.Never : SilentWay.NotBegun,
                Together: 1, Of: 1));
    }

    /// <param name="spoke">The series that spoke last; null for none.</param>
    private static async Task<SilentMeter> Tell(
        UrbGradeContext database, SilentNow silent, MeterPlaces places, (HeardSeries Heard, MeasuredSeries Series)? spoke, CancellationToken cancellation)
    {
        var (meter, asset, site) = (places.Meters[silent.MeterId], places.AssetOf(silent.MeterId), places.SiteOf(silent.MeterId));
        var told = new SilentMeter(
            meter.Source, asset.Id, asset.Name, site.Id, site.Name, site.Origin, places.ZoneOf(meter.Id), DateTimeOffset.FromUnixTimeMilliseconds(silent.Since),
            silent.Way, silent.Together, Usual: null, Last: null, silent.Of);
        if (spoke is not var (heard, series))
        {
            return told;
        }

        var last = await database.Set<ReadingRow>().Where(reading => reading.SeriesId == series.Id).OrderByDescending(reading => reading.StartAt)
            .Select(reading => new { reading.EndAt, reading.Value }).FirstAsync(cancellation);
        return told with
        {
            Usual = heard.Usual is { } usual ? TimeSpan.FromMilliseconds(usual) : null,
            Last = new LastReading(last.EndAt, last.Value, series.Quantity, series.Unit),
        };
    }
}
