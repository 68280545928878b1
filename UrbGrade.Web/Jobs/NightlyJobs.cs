using System.Linq.Expressions;
using Hangfire;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Programs;

namespace UrbGrade.Web.Jobs;

/// <summary>Schedules the jobs once the platform is up, and makes up at once for those of last night that nobody was there for. What keeps
/// it from that, such as a lock left by a process that was killed, keeps nobody from being answered: it tries again. Where the clock was put
/// back it schedules them anew.</summary>
internal sealed partial class NightlyJobs(
    IRecurringJobManager jobs, JobStorage storage, IPlatformAge age, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<NightlyJobs> logger)
    : BackgroundService
{
    private const string EveryTenMinutes = "*/10 * * * *";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.WhenStarted(stoppingToken);
        var isScheduled = false;
        while (true)
        {
            isScheduled = TrySchedule(isScheduled);
            await Task.Delay(isScheduled ? BetweenLooks : Pause, clock, stoppingToken);
        }
    }

    /// <summary>Schedules them where they are not, or are by a later clock.</summary>
    /// <returns>Whether they are scheduled now.</returns>
    private bool TrySchedule(bool isScheduled)
    {
        try
        {
            // The scheduler asks no other clock than the machine's.
            var later = LaterPlans.Forget(storage, jobs, TimeProvider.System.GetUtcNow());
            if (later > 0)
            {
                LogPutRight(later);
            }

            if (!isScheduled || later > 0)
            {
                Schedule();
            }

            return true;
        }
        catch (Exception failure)
        {
            LogLater(failure.Message, Pause);
            return false;
        }
    }

    private void Schedule()
    {
        // Retention before housekeeping, which then counts what is left.
        Schedule<RetentionJob>(PlatformJobs.Retention, new TimeOnly(2, 40), job => job.Run(CancellationToken.None));
        Schedule<HousekeepingJob>(PlatformJobs.Housekeeping, new TimeOnly(3, 20), job => job.Run(CancellationToken.None));
        Schedule<LimitsJob>(PlatformJobs.Limits, new TimeOnly(4, 10), job => job.Run(CancellationToken.None));
        Schedule<FindingsJob>(PlatformJobs.Findings, new TimeOnly(5, 0), job => job.Night(CancellationToken.None));
        jobs.AddOrUpdate<FindingsJob>(PlatformJobs.Alerts, job => job.Alerts(CancellationToken.None), Cron.Hourly(20));
        jobs.AddOrUpdate<FindingsJob>(PlatformJobs.Corrections, job => job.Corrections(CancellationToken.None), EveryTenMinutes);
        Schedule<ProfilesJob>(PlatformJobs.Profiles, new TimeOnly(4, 30), job => job.Run(CancellationToken.None));
        jobs.AddOrUpdate<ProfilesJob>(PlatformJobs.LateProfiles, job => job.CatchUp(CancellationToken.None), EveryTenMinutes);
        ScheduleForecasts();
        Schedule<BaselinesJob>(PlatformJobs.Baselines, new TimeOnly(4, 30), job => job.Run(CancellationToken.None));
        jobs.AddOrUpdate<BaselinesJob>(PlatformJobs.CorrectedBaselines, job => job.Follow(CancellationToken.None), Cron.Hourly(40));
        jobs.AddOrUpdate<BaselinesJob>(PlatformJobs.LateBaselines, job => job.CatchUp(CancellationToken.None), EveryTenMinutes);
        jobs.AddOrUpdate<CertificatesJob>(PlatformJobs.Certificates, job => job.Run(CancellationToken.None), Cron.Hourly(10));
        jobs.AddOrUpdate<ReportsJob>(PlatformJobs.Reports, job => job.Run(CancellationToken.None), Cron.Hourly(25));
    }

    /// <summary>Every hour, as mornings come to one zone after the other.</summary>
    private void ScheduleForecasts()
    {
        jobs.AddOrUpdate<ForecastsJob>(PlatformJobs.Forecasts, job => job.Run(CancellationToken.None), Cron.Hourly(40));
        if (age.InUseSince() < clock.GetUtcNow().AddHours(-1))
        {
            jobs.Trigger(PlatformJobs.Forecasts);
        }
    }

    /// <param name="at">UTC.</param>
    private void Schedule<TJob>(string name, TimeOnly at, Expression<Func<TJob, Task>> run)
    {
        jobs.AddOrUpdate(name, run, Cron.Daily(at.Hour, at.Minute));
        var now = clock.GetUtcNow();
        var due = new DateTimeOffset(DateOnly.FromDateTime(now.UtcDateTime), at, TimeSpan.Zero);
        if (due <= now && age.InUseSince() < due)
        {
            jobs.Trigger(name);
        }
    }

    [LoggerMessage(EventId = 2930, Level = LogLevel.Warning, Message = "Jobs could not be scheduled, which is tried again in {Pause}: {Reason}")]
    private partial void LogLater(string reason, TimeSpan pause);

    [LoggerMessage(EventId = 2931, Level = LogLevel.Warning, Message = "The clock was moved back: {Jobs} jobs that were planned by a later time are planned anew")]
    private partial void LogPutRight(int jobs);
}
