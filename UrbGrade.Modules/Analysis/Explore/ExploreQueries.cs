using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Analysis.Domain.Correlation;
using UrbGrade.Modules.Analysis.Domain.Findings;
using UrbGrade.Modules.Analysis.Findings;
using UrbGrade.Modules.Analysis.Notes;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Analysis.Explore;

internal sealed class ExploreQueries(
    IUrbGradeContexts contexts, ITenantSession session, ITenantRegistry tenants, TenantAnalysis analysis, ISitesCatchingUp catchingUp, TimeProvider clock)
    : IExplore
{
    private const int MostDays = 800;
    private const int UsualDays = 90;
    private const int MostLag = 24;
    private const int HoursOfWeek = 168;
    private const int MostEvents = 50;
    private const double LeastCoverage = 0.9;

    public async Task<ExploreView?> Read(ExploreRequest request, CancellationToken cancellation)
    {
        if (session.CurrentTenantId is not { } tenantId)
        {
            return null;
        }

        var series = (await analysis.List(tenantId, cancellation)).ToDictionary(one => one.Series.Id);
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var names = await FindingNames.Load(database, tenants.Find(tenantId)!.TimeZone, cancellation);
        List<ExploredSeries> all =
        [
            .. series.Values.Select(one => new ExploredSeries(
                one.Series.Id, names.Of(FindingScope.Series, one.Series.Id).Name, one.Series.Quantity, one.Series.Unit, one.Series.Medium, one.Series.Kind != SeriesKind.Mean)
                { TimeZone = one.Series.Calendar.Zone })
                .OrderBy(one => one.Name, NaturalOrder.Names).ThenBy(one => one.Quantity, StringComparer.Ordinal),
        ];
        var shown = Shown(all, request);
        if (shown is not [var first, ..])
        {
            return new ExploreView(all, null, null, "UTC", default, default, [], null, []);
        }

        var (chosen, second) = (series[first.Id], shown.ElementAtOrDefault(1));
        var newest = await database.Set<ReadingRow>().Where(row => row.SeriesId == first.Id).OrderByDescending(row => row.StartAt)
            .Select(row => new { row.StartAt, row.EndAt }).FirstOrDefaultAsync(cancellation);
        var last = request.Last ?? (newest is null ? chosen.Series.Calendar.DayOf(clock.GetUtcNow()).AddDays(-1) : chosen.Series.Calendar.DayOf(newest.StartAt));
        var from = request.From is { } asked && asked <= last ? asked : last.AddDays(1 - UsualDays);
        from = last.DayNumber - from.DayNumber >= MostDays ? last.AddDays(1 - MostDays) : from;
        using var connection = contexts.OpenReader();
        using var reader = new SeriesReader(connection, tenantId);

        // All by the days of the chosen one, so that an hour of one is the same hour of the other wherever their sites lie.
        HourTrack? Track(MeasuredSeries? one) => one is not null && (one with { Calendar = chosen.Series.Calendar }).Read(reader, from, last.AddDays(1)) is { } hours
            ? HourTrack.Of(chosen.Series.Calendar, from, hours) : null;
        List<HourTrack?> tracks = [.. shown.Select(one => Track(series[one.Id].Series))];
        var (mine, other) = (tracks[0], tracks.ElementAtOrDefault(1));
        var days = Days(shown, tracks, Track(chosen.Outside), from, last, chosen.Series.Calendar);
        var link = second is null || mine is null || other is null ? null
            : Link(days, WithoutClock(mine, chosen.Series.Calendar), WithoutClock(other, series[second.Id].Series.Calendar));
        if (first.IsSum && days.Exists(day => day.First is null) && chosen.Series.Read(reader, from, last.AddDays(1), HourlySeries.LongestSpread) is { } sums)
        {
            MarkSums(days, sums, chosen.Series.Calendar);
        }

        var calendar = chosen.Series.Calendar;
        List<int> ids = [.. shown.Select(one => one.Id)];
        List<int> assets = [.. ids.Select(id => series[id].Series.AssetId).Distinct()];
        var site = await database.Set<AssetRow>().Where(asset => asset.Id == chosen.Series.AssetId).Select(asset => asset.SiteId).SingleAsync(cancellation);
        return new ExploreView(
            all, first, second, calendar.Zone, from, last, days, link, await Events(database, names, assets, calendar, from, last, cancellation))
        {
            More = [.. shown.Skip(2)],
            Origin = Joined(shown.Select(one => names.Of(FindingScope.Series, one.Id).Origin)),
            LastReadingAt = newest?.EndAt,
            IsMeasured = chosen.Series.EndsAt is not { } end || end > clock.GetUtcNow().ToUnixTimeMilliseconds(),
            Waiting = (await catchingUp.Waiting(tenantId, cancellation)).GetValueOrDefault(site),
            Notes = session.IsStaff ? await NoteBook.Read(database, session, names, ids, calendar.InstantOf(from), calendar.InstantOf(last.AddDays(1)), cancellation) : [],
            Works = session.IsStaff ? await Works(database, assets, from, last, cancellation) : [],
            Corrections = await Corrections(database, ids, calendar, from, last, cancellation),
        };
    }

    private static string? Joined(IEnumerable<string?> origins) =>
        origins.OfType<string>().Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } some ? string.Join(", ", some) : null;

    /// <summary>The series asked for that there are, each once; where the first is none of them, the one with the most to tell.</summary>
    private static List<ExploredSeries> Shown(List<ExploredSeries> all, ExploreRequest request)
    {
        var first = all.Find(one => one.Id == request.First) ?? all.Find(one => one.Quantity == Quantities.Energy) ?? all.FirstOrDefault();
        if (first is null)
        {
            return [];
        }

        var beside = request.More.Prepend(request.Second ?? first.Id).Distinct().Where(id => id != first.Id);
        return [first, .. beside.Select(id => all.Find(one => one.Id == id)).OfType<ExploredSeries>().Take(ExploreRequest.MostSeries - 1)];
    }

    /// <param name="tracks">Of the series shown, as many.</param>
    private static List<ExploredDay> Days(
        List<ExploredSeries> shown, List<HourTrack?> tracks, HourTrack? outside, DateOnly from, DateOnly last, LocalCalendar calendar)
    {
        var (first, days) = (tracks[0], new List<ExploredDay>());
        for (var (day, at) = (from, 0); day <= last; day = day.AddDays(1))
        {
            var hours = calendar.HoursOf(day);
            var clock = new double?[24];
            for (var i = at; first is not null && i < at + hours; i++)
            {
                clock[first.ClockOf(i)] = double.IsNaN(first.Values[i]) ? clock[first.ClockOf(i)] : first.Values[i];
            }

            List<double?> values = [.. tracks.Select((track, index) => Day(track, at, hours, shown[index].IsSum))];
            days.Add(new ExploredDay(day, values[0], values.ElementAtOrDefault(1), Day(outside, at, hours, isSum: false), clock) { More = [.. values.Skip(2)] });
            at += hours;
        }

        return days;
    }

    /// <param name="hours">Of the first series, with what is known of longer times.</param>
    private static void MarkSums(List<ExploredDay> days, HourValue[] hours, LocalCalendar calendar)
    {
        var at = 0;
        for (var i = 0; i < days.Count; i++)
        {
            var count = calendar.HoursOf(days[i].Day);
            var known = hours.AsSpan(at, count).ToArray().Count(hour => hour.Adds);
            days[i] = days[i] with { IsSumOnly = days[i].First is null && known >= LeastCoverage * count };
            at += count;
        }
    }

    private static double? Day(HourTrack? track, int at, int hours, bool isSum)
    {
        if (track is null)
        {
            return null;
        }

        var known = track.Values.AsSpan(at, hours).ToArray().Where(double.IsFinite).ToList();
        return known.Count < LeastCoverage * hours ? null : isSum ? known.Sum() : known.Average();
    }

    /// <summary>Hours without the mean of their hour of the week, by the clock of their own place.</summary>
    private static double[] WithoutClock(HourTrack track, LocalCalendar own) => Correlations.WithoutClock(
        track.Values, [.. Enumerable.Range(0, track.Count).Select(track.InstantOf).Select(at => ((int)own.DayOf(at).DayOfWeek * 24) + own.ClockOf(at))]);

    /// <param name="first">Hours, without what is of the clock.</param>
    /// <param name="second">As many.</param>
    private static ExploredLink Link(List<ExploredDay> days, double[] first, double[] second)
    {
        double[] Pick(Func<ExploredDay, double?> value) => [.. days.Select(day => value(day) ?? double.NaN)];
        var (x, y, t) = (Pick(day => day.First), Pick(day => day.Second), Pick(day => day.Outside));
        var lags = Correlations.Lags(first, second, MostLag, HoursOfWeek);
        Coefficient?[] all = [Correlations.Pearson(x, y), Correlations.Spearman(x, y), Correlations.Partial(x, y, t), .. lags.Select(lag => (Coefficient?)lag.Coefficient)];

        // What is told together is corrected together.
        var adjusted = Correlations.Adjust([.. all.OfType<Coefficient>().Select(one => one.Probability)]);
        var next = 0;
        ExploredCoefficient?[] told = [.. all.Select(one => one is { } known ? new ExploredCoefficient(known.R, adjusted[next++], known.Pairs) : null)];
        List<ExploredLag> moved = [.. lags.Select((lag, index) => new ExploredLag(lag.Lag, told[index + 3]!))];
        return new ExploredLink(told[0], told[1], told[2], moved, moved.Where(lag => lag.Coefficient.IsReal).MaxBy(lag => Math.Abs(lag.Coefficient.R))?.Hours);
    }

    private static async Task<IReadOnlyList<FindingItem>> Events(
        UrbGradeContext database, FindingNames names, List<int> assets, LocalCalendar calendar, DateOnly from, DateOnly last, CancellationToken cancellation)
    {
        var (start, end) = (calendar.InstantOf(from), calendar.InstantOf(last.AddDays(1)));
        var rows = await database.Set<FindingRow>().AsNoTracking().Where(row => row.WithdrawnAt == null && row.State != FindingState.FalseAlarm
                && row.AssetId != null && assets.Contains(row.AssetId.Value) && row.StartAt < end && (row.EndAt == null || row.EndAt > start))
            .OrderByDescending(row => row.Strength).Take(MostEvents).ToListAsync(cancellation);
        return [.. rows.OrderBy(row => row.StartAt).Select(row => names.Item(row, EvidenceText.Read(row.Evidence)))];
    }

    private static async Task<IReadOnlyList<DoneWork>> Works(
        UrbGradeContext database, List<int> assets, DateOnly from, DateOnly last, CancellationToken cancellation)
    {
        var done = database.Set<InterventionRow>().Where(row => row.State == InterventionState.Done || row.State == InterventionState.Measured);
        var rows = await done.Where(row => row.DoneOn >= from && row.DoneOn <= last
                && database.Set<InterventionAssetRow>().Any(place => place.InterventionId == row.Id && assets.Contains(place.AssetId)))
            .OrderBy(row => row.DoneOn).ThenBy(row => row.Id).Select(row => new { row.Id, row.Title, row.DoneOn }).ToListAsync(cancellation);
        return [.. rows.Select(row => new DoneWork(row.Id, row.Title, row.DoneOn!.Value))];
    }

    /// <summary>Days on end are one correction: a batch that came late replaces many.</summary>
    private static async Task<IReadOnlyList<ExploredCorrection>> Corrections(
        UrbGradeContext database, List<int> series, LocalCalendar calendar, DateOnly from, DateOnly last, CancellationToken cancellation)
    {
        var (start, end) = (calendar.InstantOf(from), calendar.InstantOf(last.AddDays(1)));
        var replaced = await database.Set<ReadingRevisionRow>().Where(row => series.Contains(row.SeriesId) && row.StartAt >= start && row.StartAt < end)
            .Select(row => new { row.SeriesId, row.StartAt }).Distinct().ToListAsync(cancellation);
        var found = new List<ExploredCorrection>();
        foreach (var day in replaced.GroupBy(row => (row.SeriesId, Day: calendar.DayOf(row.StartAt))).OrderBy(day => day.Key.SeriesId).ThenBy(day => day.Key.Day))
        {
            if (found is [.., var before] && before.SeriesId == day.Key.SeriesId && before.Last.AddDays(1) == day.Key.Day)
            {
                found[^1] = before with { Last = day.Key.Day, Readings = before.Readings + day.Count() };
            }
            else
            {
                found.Add(new ExploredCorrection(day.Key.SeriesId, day.Key.Day, day.Key.Day, day.Count()));
            }
        }

        return [.. found.OrderBy(one => one.From).ThenBy(one => one.SeriesId)];
    }
}
