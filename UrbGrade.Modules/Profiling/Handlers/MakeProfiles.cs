using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Rebus.Handlers;
using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Profiling.Store;

namespace UrbGrade.Modules.Profiling.Handlers;

/// <summary>Makes the profiles of series whose readings changed, some at once; the rest is new work. Then the meters are divided anew.</summary>
/// <remarks>Which series changed is told by a mark that is written with the profile: a second run finds none.</remarks>
internal sealed partial class MakeProfiles(
    IUrbGradeContexts contexts, ProfileSources sources, IReadingMarks marks, BesideMarks besideMarks, IRestDays holidays, ProfileWriter writer, IOptions<ProfilingOptions> options, IWorkContext work,
    IWorkItems items, TimeProvider clock, ILogger<MakeProfiles> logger) : IHandleMessages<ProfilesDue>
{
    private const int LongestSilence = 28;

    /// <summary>Many requests share one waiting item.</summary>
    public static string UniqueKey(int tenantId) => $"profiles:{tenantId}";

    public async Task Handle(ProfilesDue due)
    {
        var began = clock.GetUtcNow();
        var readings = await marks.List(work.TenantId, work.Cancellation);
        var loaded = await sources.Load(work.TenantId, work.Cancellation);
        var beside = await besideMarks.Of(work.TenantId, loaded.Beside, readings, work.Cancellation);

        // A tenant whose data ended is as fresh as its data.
        var until = readings.Count == 0 ? due.Day : Earlier(due.Day, readings.Values.Max(mark => mark.Last).AddDays(1));
        await using var database = contexts.Read(TenantScope.Of(work.TenantId));
        var known = await database.Set<MeterProfileRow>().Select(row => new { row.SeriesId, row.Fingerprint })
            .ToDictionaryAsync(row => row.SeriesId, row => row.Fingerprint, work.Cancellation);
        var waiting = (from one in loaded.Profiled
                       where one.Series.Id > due.After
                       let mark = MarkOf(one, loaded, readings, beside, until)
                       where !known.TryGetValue(one.Series.Id, out var before) || before != mark
                       select (Source: one, Mark: mark)).Take(options.Value.SeriesAtOnce + 1).ToList();
        await database.Database.OpenConnectionAsync(work.Cancellation);
        using var reader = new SeriesReader(database.Database.GetDbConnection(), work.TenantId);
        var making = new ProfileMaking(loaded, database, reader, holidays, until, options.Value.DaysOfProfile);
        var made = new List<MadeProfile>();
        foreach (var (source, mark) in waiting.Take(options.Value.SeriesAtOnce))
        {
            work.Cancellation.ThrowIfCancellationRequested();
            made.Add(await making.Of(source, mark, work.Cancellation));
        }

        var isLast = waiting.Count == made.Count;

        // What tells no use any more, as a counter beside which hours come now, would count besides what does.
        List<int> gone = isLast ? [.. known.Keys.Except(loaded.Profiled.Select(one => one.Series.Id))] : [];
        work.OnCommit(session => Write(session, due, until, began, made, isLast, gone));
        if (!isLast)
        {
            work.Publish(due with { After = made[^1].Source.Series.Id }, UniqueKey(work.TenantId), WorkPriority.Low);
        }
    }

    /// <summary>Weather and prices count on days that the series has itself: of those that go on beside a meter that is read seldom nothing is used.</summary>
    private static long MarkOf(
        ProfiledSeries source, TenantSources loaded, IReadOnlyDictionary<int, ReadingMark> readings, IReadOnlyDictionary<int, MarkedDays> beside, DateOnly until)
    {
        var mark = ReadingsOf(source.Series, readings);
        var last = Earlier(mark.Last, until.AddDays(-1));
        long MarkBeside(MeasuredSeries series) => beside.GetValueOrDefault(series.Id)?.Of(mark.First, last) ?? 0;
        return source.Mark(
            mark, loaded.Weather[source.SiteId].Select(MarkBeside), loaded.Prices[source.Series.AssetId].Select(MarkBeside), loaded.Region,
            until.DayNumber - mark.Last.DayNumber > LongestSilence);
    }

    private static ReadingMark ReadingsOf(MeasuredSeries series, IReadOnlyDictionary<int, ReadingMark> readings) =>
        readings.TryGetValue(series.Id, out var mark) && series.Counter is { } counter && readings.TryGetValue(counter.Id, out var before) ? mark.After(before) : mark;

    private void Write(IWriteSession session, ProfilesDue due, DateOnly until, DateTimeOffset began, List<MadeProfile> made, bool isLast, List<int> gone)
    {
        var written = writer.Write(session, work.TenantId, made);
        using var database = contexts.Write(TenantScope.Of(work.TenantId), session);
        if (gone.Count > 0)
        {
            ProfileWriter.Forget(database, gone, assets: []);
        }

        var run = database.Set<ProfileRunRow>().SingleOrDefault();
        if (run is null)
        {
            database.Add(run = new ProfileRunRow { TenantId = work.TenantId });
        }

        if (due.After == 0)
        {
            (run.BeganAt, run.EndedAt, run.Made) = (began, null, 0);
        }

        // What an earlier round changed and could not follow up is followed up by this one.
        (run.Until, run.Made, run.ChangedFrom) = (until, run.Made + written.Count, Earliest(run.ChangedFrom, written));
        if (isLast)
        {
            if (run.ChangedFrom is { } from)
            {
                items.Add(
                    session, work.TenantId, work.ConversationId, new SegmentsDue(until, from), DivideMeters.UniqueKey(work.TenantId, from), WorkPriority.Low);
            }

            (run.EndedAt, run.ChangedFrom) = (clock.GetUtcNow(), null);
        }

        database.SaveChanges();
        session.AfterCommit(() => LogMade(written.Count, work.TenantId));
    }

    private static DateOnly? Earliest(DateOnly? before, IReadOnlyList<MadeProfile> made) => made.Select(one => one.ChangedFrom).Append(before).Min();

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    [LoggerMessage(EventId = 2401, Level = LogLevel.Information, Message = "Made {Profiles} profiles of tenant {TenantId}")]
    private partial void LogMade(int profiles, int tenantId);
}
