using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Rebus.Handlers;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Profiling.Domain;
using UrbGrade.Modules.Profiling.Store;

namespace UrbGrade.Modules.Profiling.Handlers;

/// <summary>Divides a tenant's meters by the shape of their week, one month at a time; after the last month assets are compared with their peers.</summary>
internal sealed partial class DivideMeters(
    IUrbGradeContexts contexts, IMeasuredSeries measured, IOptions<ProfilingOptions> options, IWorkContext work, ILogger<DivideMeters> logger) : IHandleMessages<SegmentsDue>
{
    private const int MonthsOfNames = 12;

    /// <summary>Many requests for one month share one waiting item.</summary>
    public static string UniqueKey(int tenantId, DateOnly month) => $"segments:{tenantId}:{month:yyyy-MM}";

    public async Task Handle(SegmentsDue due)
    {
        var (last, oldest) = (MonthOf(due.Day.AddDays(-1)), MonthOf(due.Day).AddMonths(-options.Value.KeepMonths));
        var month = MonthOf(due.From) < oldest ? oldest : MonthOf(due.From);
        await using var database = contexts.Read(TenantScope.Of(work.TenantId));
        var members = await (
            from row in database.Set<ProfileMonthRow>().AsNoTracking()
            join profile in database.Set<MeterProfileRow>() on row.SeriesId equals profile.SeriesId
            where row.Month == month
            orderby row.SeriesId
            select new WeekOfMeter(row.SeriesId, profile.Medium, row.Week)).ToListAsync(work.Cancellation);
        var segments = new Dictionary<Medium, (List<WeekOfMeter> Meters, MonthSegments? Segments)>();
        foreach (var medium in members.GroupBy(member => member.Medium))
        {
            work.Cancellation.ThrowIfCancellationRequested();
            segments[medium.Key] = ([.. medium], await Divide(database, medium.Key, month, [.. medium]));
        }

        work.OnCommit(session => Write(session, month, segments));
        if (month < last)
        {
            work.Publish(due with { From = month.AddMonths(1) }, UniqueKey(work.TenantId, month.AddMonths(1)), WorkPriority.Low);
            return;
        }

        var apart = (await measured.List(work.TenantId, work.Cancellation)).Where(series => series.IsBelow || series.EndsAt <= series.Calendar.StartOf(due.Day))
            .Select(series => series.Id).ToHashSet();
        var compared = await PeerComparison.Of(database, due.Day, apart, work.Cancellation);
        work.OnCommit(session =>
        {
            PeerComparison.Write(contexts, session, work.TenantId, compared);
            Purge(session, oldest);
        });
    }

    private async Task<MonthSegments?> Divide(UrbGradeContext database, Medium medium, DateOnly month, List<WeekOfMeter> meters)
    {
        var rows = database.Set<SegmentMonthRow>().AsNoTracking().Where(row => row.Medium == medium);

        // A month that is divided again keeps its own names; a new one those of the month before it.
        var named = await rows.Where(row => row.Month <= month).MaxAsync(row => (DateOnly?)row.Month, work.Cancellation)
            ?? await rows.MinAsync(row => (DateOnly?)row.Month, work.Cancellation);
        var since = named?.AddMonths(-MonthsOfNames);
        var former = named is null ? []
            : await rows.Where(row => row.Month <= named && row.Month > since).OrderBy(row => row.Number).ToListAsync(work.Cancellation);
        var next = (await rows.MaxAsync(row => (int?)row.Number, work.Cancellation) ?? 0) + 1;
        var newest = former.Where(row => row.Month == named).Select(row => (row.Number, Doubles(row.Week))).ToList();

        // A segment that was away for some months comes back by its name.
        var earlier = former.GroupBy(row => row.Number).Select(number => number.MaxBy(row => row.Month)!).Where(row => row.Month != named)
            .Select(row => (row.Number, Doubles(row.Week))).ToList();
        return MonthSegments.Of([.. meters.Select(meter => Doubles(meter.Week))], newest, next, earlier);
    }

    private void Write(IWriteSession session, DateOnly month, Dictionary<Medium, (List<WeekOfMeter> Meters, MonthSegments? Segments)> divided)
    {
        using var database = contexts.Write(TenantScope.Of(work.TenantId), session);
        database.Set<SegmentMemberRow>().Where(row => row.Month == month).ExecuteDelete();
        database.Set<SegmentMonthRow>().Where(row => row.Month == month).ExecuteDelete();

        // Who was erased or took consent back meanwhile has no profile any more.
        var there = database.Set<ProfileMonthRow>().Where(row => row.Month == month).Select(row => row.SeriesId).ToHashSet();
        foreach (var (medium, (meters, segments)) in divided)
        {
            if (segments is null)
            {
                continue;
            }

            for (var cluster = 0; cluster < segments.Names.Length; cluster++)
            {
                var (low, high) = segments.BandOf(cluster);
                database.Add(new SegmentMonthRow
                {
                    TenantId = work.TenantId, Medium = medium, Month = month, Number = segments.Names[cluster],
                    Week = Array.ConvertAll(segments.Partition.Centres[cluster], value => (float)value), Low = low, High = high,
                    Method = segments.Method, Silhouette = segments.Quality.Silhouette, DaviesBouldin = segments.Quality.DaviesBouldin,
                });
            }

            var members = meters.Select((meter, i) => new SegmentMemberRow
            {
                SeriesId = meter.SeriesId, Month = month, TenantId = work.TenantId, Medium = medium, Number = segments.Names[segments.Partition.Labels[i]],
                Distance = Math.Sqrt(Partition.Squared(segments.Weeks[i], segments.Partition.Centres[segments.Partition.Labels[i]])),
            });
            database.AddRange(members.Where(member => there.Contains(member.SeriesId)));
        }

        database.SaveChanges();
        var found = divided.Sum(one => one.Value.Segments?.Names.Length ?? 0);
        session.AfterCommit(() => LogDivided(work.TenantId, month, found));
    }

    private void Purge(IWriteSession session, DateOnly oldest)
    {
        using var database = contexts.Write(TenantScope.Of(work.TenantId), session);
        database.Set<ProfileMonthRow>().Where(row => row.Month < oldest).ExecuteDelete();
        database.Set<SegmentMemberRow>().Where(row => row.Month < oldest).ExecuteDelete();
        database.Set<SegmentMonthRow>().Where(row => row.Month < oldest).ExecuteDelete();
        database.Set<AtypicalDayRow>().Where(row => row.Day < oldest).ExecuteDelete();
    }

    private static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    private static double[] Doubles(float[] values) => Array.ConvertAll(values, value => (double)value);

    [LoggerMessage(EventId = 2402, Level = LogLevel.Information,
        Message = "Divided the meters of tenant {TenantId} in {Month:yyyy-MM} into {Segments} segments")]
    private partial void LogDivided(int tenantId, DateOnly month, int segments);

    private sealed record WeekOfMeter(int SeriesId, Medium Medium, float[] Week);
}
