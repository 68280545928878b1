using System.Numerics;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Dashboard.Uploads;

/// <summary>Which hours of which local days a site's meters sent.</summary>
internal sealed class UploadCalendars(TimeProvider clock)
{
    /// <summary>Bounds what one page reads of receipts.</summary>
    private const int MostReceipts = 1_000;

    private static readonly TimeSpan Lately = TimeSpan.FromHours(1);

    /// <summary>The days in [from, to) and the gaps in them.</summary>
    /// <param name="series">Those of the site.</param>
    public async Task<(IReadOnlyList<UploadDay> Days, IReadOnlyList<UploadGap> Gaps)> Read(
        UrbGradeContext database, SiteEntry site, IReadOnlyList<MeterSeries> series, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var ids = series.Select(s => s.SeriesId).ToList();
        var hours = (await database.Set<SeriesDayRow>().AsNoTracking()
            .Where(d => ids.Contains(d.SeriesId) && d.LocalDay >= from && d.LocalDay < to)
            .ToListAsync(cancellation)).ToDictionary(d => (d.SeriesId, d.LocalDay));
        var asked = await Asked(database, site.Calendar.InstantOf(from), cancellation);
        var rejected = await Rejected(database, site.Calendar, from, to, cancellation);
        var now = clock.GetUtcNow();
        var today = site.Calendar.DayOf(now);
        var newest = series.Count == 0 ? now : series.Max(s => s.LastStart);
        var askedFrom = (newest < now ? newest : now) - ResendRequest.Oldest;
        var reached = await IsSending(database, site, now, cancellation) ? site.Calendar.DayOf(newest) : today.AddDays(-1);
        var isCatchingUp = await CatchingUp.Batches(database, site.Site.Id, site.Calendar.DayOf(newest), today, now, cancellation) > 0;

        var days = new List<UploadDay>();
        var gaps = new List<UploadGap>();
        for (var day = from; day < to; day = day.AddDays(1))
        {
            var length = site.Calendar.HoursOf(day);
            var measuring = series.Where(s => !(s.EndDay <= day) && !IsAwaited(s)).ToList();
            var rows = measuring.Select(s => hours.GetValueOrDefault((s.SeriesId, day))).OfType<SeriesDayRow>().ToList();
            var valid = rows.Sum(Valid);
            var due = IsDue(day, today, reached, valid) ? measuring.FindAll(s => s.FirstDay <= day) : [];
            var expected = due.Count * length;
            var ofDay = valid < expected ? MeterGaps.Find(due, hours, site.Calendar, day, asked, askedFrom) : [];
            gaps.AddRange(ofDay);
            days.Add(new UploadDay(
                day, State(valid, expected, ofDay), valid, rows.Sum(r => BitOperations.PopCount((uint)r.EstimatedHours)),
                expected, rejected.GetValueOrDefault(day)));

            // What is read seldom tells these days with its next reading, and what waits at the gateway brings them.
            bool IsAwaited(MeterSeries one) => (isCatchingUp || now < one.AwaitedUntil) && site.Calendar.DayOf(one.LastStart) <= day
                && Valid(hours.GetValueOrDefault((one.SeriesId, day))) < length;
        }

        return (days, [.. MeterGaps.Join(gaps)]);
    }

    /// <summary>Sites send a day once it is over: until the end of the next one it may still be on its way. So are days after the newest
    /// one of a site that sends just now what it has to make up for.</summary>
    /// <param name="reached">The last day that it may have sent by now.</param>
    private static bool IsDue(DateOnly day, DateOnly today, DateOnly reached, int valid) =>
        day < today && (valid > 0 || (day <= reached && day < today.AddDays(-1)));

    private static int Valid(SeriesDayRow? day) => BitOperations.PopCount((uint)(day?.ValidHours ?? 0));

    private static async Task<bool> IsSending(UrbGradeContext database, SiteEntry site, DateTimeOffset now, CancellationToken cancellation) =>
        (await LastReceipts.Of(database, site.Site.Id, now, cancellation))?.ReceivedAt is { } last && last > now - Lately;

    private static UploadDayState State(int valid, int expected, IReadOnlyList<UploadGap> gaps) =>
        expected == 0 ? UploadDayState.NotDue
        : valid >= expected ? UploadDayState.Complete
        : gaps.Any(g => g is { ResendRequestedAt: not null, IsTooOld: false }) ? UploadDayState.ResendRequested
        : valid == 0 ? UploadDayState.Missing : UploadDayState.Partial;

    /// <summary>The series of a site that have readings, by meter; without what a weather service expects, of which no day is counted.</summary>
    public static async Task<IReadOnlyList<MeterSeries>> Series(UrbGradeContext database, SiteEntry site, CancellationToken cancellation)
    {
        var rows = await (
            from asset in database.Set<AssetRow>()
            where asset.SiteId == site.Site.Id
            join meter in database.Set<MeterRow>() on asset.Id equals meter.AssetId
            join series in database.Set<SeriesRow>() on meter.Id equals series.MeterId
            where series.Quantity != Quantities.ExpectedTemperature
            orderby meter.Source, series.Quantity
            select new
            {
                series.Id,
                series.MeterId,
                meter.Source,
                First = database.Set<ReadingRow>().Where(r => r.SeriesId == series.Id).Min(r => (DateTimeOffset?)r.StartAt),
                Last = database.Set<ReadingRow>().Where(r => r.SeriesId == series.Id).Max(r => (DateTimeOffset?)r.StartAt),
                Second = database.Set<ReadingRow>().Where(r => r.SeriesId == series.Id).OrderByDescending(r => r.StartAt)
                    .Select(r => (DateTimeOffset?)r.StartAt).Skip(1).FirstOrDefault(),
                Third = database.Set<ReadingRow>().Where(r => r.SeriesId == series.Id).OrderByDescending(r => r.StartAt)
                    .Select(r => (DateTimeOffset?)r.StartAt).Skip(2).FirstOrDefault(),
                Fourth = database.Set<ReadingRow>().Where(r => r.SeriesId == series.Id).OrderByDescending(r => r.StartAt)
                    .Select(r => (DateTimeOffset?)r.StartAt).Skip(3).FirstOrDefault(),
            }).ToListAsync(cancellation);
        var ends = (await MeterEnds.Of(database, cancellation)).ToDictionary(end => end.Key, end => site.Calendar.DayOf(end.Value));
        return
        [
            .. rows.Where(r => r.First is not null)
                .Select(r => new MeterSeries(
                    r.Id, r.Source, site.Calendar.DayOf(r.First!.Value), r.Last!.Value, ends.TryGetValue(r.MeterId, out var end) ? end : null)
                {
                    AwaitedUntil = AwaitedUntil(r.Last!.Value, r.Second, r.Third, r.Fourth),
                }),
        ];
    }

    /// <summary>The last three steps tell what is usual: of what is read once a month more would take years.</summary>
    private static DateTimeOffset? AwaitedUntil(DateTimeOffset last, params DateTimeOffset?[] before) =>
        UsualStep.Of(before.Prepend(last).Select(start => start?.ToUnixTimeMilliseconds()), third: 1) is { } usual && usual > HourlySeries.LongestRegisterStep
            ? last.AddMilliseconds(2 * usual) : null;

    private static async Task<IReadOnlyList<AskedAgain>> Asked(UrbGradeContext database, DateTimeOffset since, CancellationToken cancellation)
    {
        var receipts = await database.Set<RawRequestRow>()
            .Where(r => r.ReceivedAt >= since && r.ResendRequests != null)
            .OrderByDescending(r => r.Id).Take(MostReceipts)
            .Select(r => new { r.ReceivedAt, r.ResendRequests }).ToListAsync(cancellation);
        return
        [
            .. receipts.SelectMany(r => StoredLists.Read<ResendRequest>(r.ResendRequests)
                .Select(a => new AskedAgain(a.Source, a.From, a.To, r.ReceivedAt))),
        ];
    }

    /// <summary>By the local day of receipt. Requests name no site: a tenant's rejections count for each of its sites.</summary>
    private static async Task<Dictionary<DateOnly, int>> Rejected(
        UrbGradeContext database, LocalCalendar calendar, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var start = calendar.InstantOf(from);
        var end = calendar.InstantOf(to);
        var refused = await database.Set<RawRequestRow>()
            .Where(r => r.ReceivedAt >= start && r.ReceivedAt < end && r.Rejected > 0)
            .Select(r => new { r.ReceivedAt, r.Rejected }).ToListAsync(cancellation);
        return refused.GroupBy(r => calendar.DayOf(r.ReceivedAt)).ToDictionary(g => g.Key, g => g.Sum(r => r.Rejected));
    }
}
