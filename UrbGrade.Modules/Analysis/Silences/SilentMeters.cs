using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Analysis.Domain.Findings;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Analysis.Silences;

internal sealed class SilentMeters(
    IUrbGradeContexts contexts, ITenantSession session, ITenantRegistry tenants, IMeasuredSeries measured, TimeProvider clock) : ISilentMeters
{
    /// <summary>So many of the newest intervals tell what is usual.</summary>
    private const int UsualOf = 24;

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
        var ended = series.Values.Where(one => one.EndsAt <= now.ToUnixTimeMilliseconds()).Select(one => one.MeterId).ToHashSet();
        var heard = await Heard(database, series.Values.Where(one => !ended.Contains(one.MeterId) && !IsAhead(one)), places, now, cancellation);
        var sending = heard.Select(one => one.MeterId).ToHashSet();
        HashSet<int> known = [.. sending, .. ended, .. series.Values.Where(IsAhead).Select(one => one.MeterId)];
        var silent = SilentNow.Of(heard).Concat(Never(places, known, now)).OrderBy(one => one.Since)
            .ThenBy(one => places.Meters[one.MeterId].Source, NaturalOrder.Names).ToList();

        var shown = silent.FindAll(one => siteId is null || places.SiteOf(one.MeterId).Id == siteId);
        var pages = Math.Max(1, (shown.Count + SilentMeterList.PageLength - 1) / SilentMeterList.PageLength);
        var at = Math.Clamp(page, 1, pages);
        var rows = new List<SilentMeter>();
        foreach (var one in shown.Skip((at - 1) * SilentMeterList.PageLength).Take(SilentMeterList.PageLength))
        {
            var spoke = heard.Where(own => own.MeterId == one.MeterId).OrderByDescending(own => own.Last)
                .ThenBy(own => series[own.SeriesId].Quantity != Quantities.Energy).Select(own => series[own.SeriesId]).FirstOrDefault();
            rows.Add(await Tell(database, one, places, spoke, cancellation));
        }

        var ofSite = silent.CountBy(one => places.SiteOf(one.MeterId).Id).ToDictionary();
        return new SilentMeterList(
            rows, shown.Count, silent.Select(one => one.MeterId).Union(sending).Count(meter => siteId is null || places.SiteOf(meter).Id == siteId), at, pages,
            [.. places.Sites.Values.OrderBy(site => site.Name, NaturalOrder.Names).Select(site => new SilentSite(site.Id, site.Name, ofSite.GetValueOrDefault(site.Id)))]);
    }

    /// <summary>When each series was heard last, and when the reading began that is <see cref="UsualOf"/> older.</summary>
    internal static IQueryable<SentSeries> Sent(UrbGradeContext database) =>
        from series in database.Set<SeriesRow>()
        select new SentSeries(
            series.Id,
            database.Set<ReadingRow>().Where(reading => reading.SeriesId == series.Id).OrderByDescending(reading => reading.StartAt)
                .Select(reading => (DateTimeOffset?)reading.StartAt).FirstOrDefault(),
            database.Set<ReadingRow>().Where(reading => reading.SeriesId == series.Id).OrderByDescending(reading => reading.StartAt)
                .Select(reading => (DateTimeOffset?)reading.StartAt).Skip(UsualOf).FirstOrDefault());

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
                    times.Earlier is { } earlier ? (last - earlier).TotalMilliseconds / UsualOf : null, places.DueOf(one.MeterId, now).ToUnixTimeMilliseconds()));
            }
        }

        return heard;
    }

    /// <summary>Meters that were registered and have never sent, of sites that have begun to.</summary>
    private static IEnumerable<SilentNow> Never(MeterPlaces places, HashSet<int> known, DateTimeOffset now)
    {
        var begun = known.Select(meter => places.SiteOf(meter).Id).ToHashSet();
        return places.Meters.Values
            .Where(meter => !known.Contains(meter.Id) && begun.Contains(places.SiteOf(meter.Id).Id) && meter.RegisteredAt < places.DueOf(meter.Id, now))
            .Select(meter => new SilentNow(meter.Id, meter.RegisteredAt.ToUnixTimeMilliseconds(), SilentWay.Never, 1));
    }

    /// <param name="spoke">The series that spoke last; null for none.</param>
    private static async Task<SilentMeter> Tell(
        UrbGradeContext database, SilentNow silent, MeterPlaces places, MeasuredSeries? spoke, CancellationToken cancellation)
    {
        var (meter, asset, site) = (places.Meters[silent.MeterId], places.AssetOf(silent.MeterId), places.SiteOf(silent.MeterId));
        var told = new SilentMeter(
            meter.Source, asset.Id, asset.Name, site.Id, site.Name, site.Origin, places.ZoneOf(meter.Id), DateTimeOffset.FromUnixTimeMilliseconds(silent.Since),
            silent.Way, silent.Together, Usual: null, Last: null);
        if (spoke is null)
        {
            return told;
        }

        var newest = await database.Set<ReadingRow>().Where(reading => reading.SeriesId == spoke.Id).OrderByDescending(reading => reading.StartAt)
            .Take(UsualOf + 1).Select(reading => new { reading.StartAt, reading.EndAt, reading.Value }).ToListAsync(cancellation);
        var steps = newest.Zip(newest.Skip(1), (later, earlier) => later.StartAt - earlier.StartAt).Order().ToList();
        return told with
        {
            // The middle one: a gap is no pace.
            Usual = steps.Count == 0 ? null : steps[steps.Count / 2],
            Last = new LastReading(newest[0].EndAt, newest[0].Value, spoke.Quantity, spoke.Unit),
        };
    }
}
