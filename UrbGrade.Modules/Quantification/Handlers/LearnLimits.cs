using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Rebus.Handlers;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain.Checks;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Handlers;

/// <summary>Learns from the past of each series what is believed of its hours from a day on.</summary>
/// <remarks>What hardly differs from what holds already is not written again, and what a person wrote stays.</remarks>
internal sealed partial class LearnLimits(
    IUrbGradeContexts contexts, SeriesDirectory directory, StaleMarks stale, IWorkContext work, TimeProvider clock, ILogger<LearnLimits> logger) : IHandleMessages<LimitsDue>
{
    private const int DaysLearnedFrom = 92;

    /// <summary>A share of what holds; season alone moves limits by more than that over months.</summary>
    private const double LeastChange = 0.2;

    /// <summary>Many requests for one day share one waiting item.</summary>
    public static string UniqueKey(int tenantId, DateOnly day, int? meterId = null) =>
        $"limits:{tenantId}:{day:yyyy-MM-dd}{(meterId is null ? "" : $":{meterId}")}";

    public async Task Handle(LimitsDue due)
    {
        var known = await directory.Reload(work.TenantId, work.Cancellation);
        await using var database = contexts.Read(TenantScope.Of(work.TenantId));
        await database.Database.OpenConnectionAsync(work.Cancellation);
        using var reader = new SeriesReader(database.Database.GetDbConnection(), work.TenantId);
        var byHand = (await database.Set<SeriesThresholdRow>().AsNoTracking().Where(t => t.IsByHand && t.From <= due.Day).Select(t => t.SeriesId).ToListAsync(work.Cancellation)).ToHashSet();
        var learned = new List<(int SeriesId, int MeterId, HourLimits Limits)>();
        foreach (var series in known.All.Where(series => CheckedKinds.Of(series.Kind, series.Quantity) == CheckedKind.Use && !byHand.Contains(series.Id)
            && (due.MeterId is not { } meter || series.Meter.Id == meter)))
        {
            work.Cancellation.ThrowIfCancellationRequested();
            var hours = due.MeterId is null ? Past(reader, series, due.Day) : Since(reader, series, due.Day);
            if (HourLimits.Learn(due.Day, hours) is { } limits && Differs(limits, HourLimits.At(series.Limits, due.Day)))
            {
                learned.Add((series.Id, series.Meter.Id, limits));
            }
        }

        work.OnCommit(session => Write(session, due.Day, learned));
    }

    private static IEnumerable<double> Past(SeriesReader reader, KnownSeries series, DateOnly day) =>
        Hours(reader, series, day.AddDays(-DaysLearnedFrom), day, series.Meter.Calendar.StartOf(day));

    /// <summary>What came since a day on which the meter was multiplied as it is up to the next change of that.</summary>
    private IEnumerable<double> Since(SeriesReader reader, KnownSeries series, DateOnly day)
    {
        var calendar = series.Meter.Calendar;
        var start = calendar.StartOf(day);
        var multiplier = RegisterSteps.At(series.Settings, start).Multiplier;
        var next = series.Settings.FirstOrDefault(setting => setting.From > start && !setting.Multiplier.Equals(multiplier));
        var until = calendar.DayOf(Math.Min(clock.GetUtcNow().ToUnixTimeMilliseconds() + (24 * LocalCalendar.Hour), next?.From ?? long.MaxValue));
        return until > day ? Hours(reader, series, day, until, calendar.StartOf(until) - 1) : [];
    }

    /// <summary>Hours in [from, to) that tell of those at an instant: as much flows through the meter then, and as it is multiplied then.</summary>
    private static IEnumerable<double> Hours(SeriesReader reader, KnownSeries series, DateOnly from, DateOnly to, long instant)
    {
        var (calendar, settings) = (series.Meter.Calendar, series.Settings);
        var (start, end) = (calendar.StartOf(from), calendar.StartOf(to));
        var hours = new HourValue[calendar.HoursBetween(from, to)];
        HourlySeries.Assemble(reader.ReadFor(series.Id, series.Kind, start, end), series.Kind, start, hours, settings);
        var setting = RegisterSteps.At(settings, instant);
        bool IsLetThrough(int hour) =>
            Math.Abs(hours[hour].Value) <= (RegisterSteps.At(settings, start + (hour * LocalCalendar.Hour)).MostPerHour ?? double.PositiveInfinity);

        // What is fed in may be much more than what is used, of which the time before it tells nothing; no more do hours that were multiplied in another way.
        var since = HeldSince(settings, instant, one => one.Multiplier.Equals(setting.Multiplier) && (one.FeedsIn || !setting.FeedsIn));
        var first = (int)Math.Min(hours.Length, (Math.Max(since, start) - start + LocalCalendar.Hour - 1) / LocalCalendar.Hour);
        return Enumerable.Range(first, hours.Length - first).Where(hour => hours[hour].State == HourState.Measured && IsLetThrough(hour))
            .Select(hour => setting.FeedsIn ? Math.Abs(hours[hour].Value) : hours[hour].Value);
    }

    /// <summary>Since when a setting of an instant holds: a later one may have changed something else.</summary>
    private static long HeldSince(IReadOnlyList<RegisterSetting> settings, long instant, Func<RegisterSetting, bool> isAlike) =>
        settings.Prepend(new RegisterSetting(long.MinValue)).TakeWhile(setting => setting.From <= instant).Reverse().TakeWhile(isAlike).Last().From;

    private static bool Differs(HourLimits learned, HourLimits holding) =>
        holding.Most is not { } most || Math.Abs(learned.Most!.Value - most) > LeastChange * most;

    private void Write(IWriteSession session, DateOnly from, List<(int SeriesId, int MeterId, HourLimits Limits)> learned)
    {
        using (var database = contexts.Write(TenantScope.Of(work.TenantId), session))
        {
            foreach (var (seriesId, _, limits) in learned)
            {
                var row = database.Set<SeriesThresholdRow>().SingleOrDefault(t => t.SeriesId == seriesId && t.From == limits.From);
                if (row is null)
                {
                    database.Add(row = new SeriesThresholdRow
                    {
                        TenantId = work.TenantId, SeriesId = seriesId, From = limits.From, Estimates = true, Reason = LearnedLimits.Reason,
                    });
                }

                (row.Most, row.Review, row.Usual, row.Reason) = (limits.Most, limits.Review, limits.Usual, LearnedLimits.Reason);
            }

            database.SaveChanges();
        }

        // Whoever learns for days that were computed wants them judged anew.
        if (from <= DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime))
        {
            foreach (var meter in learned.Select(one => one.MeterId).Distinct())
            {
                stale.DaysOfMeter(session, work.TenantId, meter, from.AddDays(-HourChecks.Reach));
            }
        }

        session.AfterCommit(() =>
        {
            directory.Forget(work.TenantId);
            LogLearned(learned.Count, work.TenantId);
        });
    }

    [LoggerMessage(EventId = 2004, Level = LogLevel.Information, Message = "Learned limits of {Series} series of tenant {TenantId}")]
    private partial void LogLearned(int series, int tenantId);
}
