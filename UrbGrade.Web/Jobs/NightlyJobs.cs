using System.Linq.Expressions;
using Hangfire;
using UrbGrade.Bus.Contracts.Core;

namespace UrbGrade.Web.Jobs;

/// <summary>Schedules the jobs once the database is ready, and makes up at once for those of last night that nobody was there
/// for.</summary>
internal sealed class NightlyJobs(IRecurringJobManager jobs, IPlatformAge age, TimeProvider clock) : IHostedService
{
    private const string EveryTenMinutes = "*/10 * * * *";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Retention before housekeeping, which then counts what is left.
        Schedule<RetentionJob>(PlatformJobs.Retention, new TimeOnly(2, 40), job => job.Run(CancellationToken.None));
        Schedule<HousekeepingJob>(PlatformJobs.Housekeeping, new TimeOnly(3, 20), job => job.Run(CancellationToken.None));
        jobs.AddOrUpdate<LimitsJob>(PlatformJobs.Limits, job => job.Run(CancellationToken.None), Cron.Daily(4, 10));
        jobs.AddOrUpdate<FindingsJob>(PlatformJobs.Findings, job => job.Night(CancellationToken.None), Cron.Daily(5, 0));
        jobs.AddOrUpdate<FindingsJob>(PlatformJobs.Alerts, job => job.Alerts(CancellationToken.None), Cron.Hourly(20));
        jobs.AddOrUpdate<FindingsJob>(PlatformJobs.Corrections, job => job.Corrections(CancellationToken.None), EveryTenMinutes);
        jobs.AddOrUpdate<ProfilesJob>(PlatformJobs.Profiles, job => job.Run(CancellationToken.None), Cron.Daily(4, 30));
        jobs.AddOrUpdate<ProfilesJob>(PlatformJobs.LateProfiles, job => job.CatchUp(CancellationToken.None), EveryTenMinutes);
        Schedule<ForecastsJob>(PlatformJobs.Forecasts, new TimeOnly(4, 40), job => job.Run(CancellationToken.None));
        Schedule<BaselinesJob>(PlatformJobs.Baselines, new TimeOnly(4, 30), job => job.Run(CancellationToken.None));
        jobs.AddOrUpdate<BaselinesJob>(PlatformJobs.CorrectedBaselines, job => job.Follow(CancellationToken.None), Cron.Hourly(40));
        jobs.AddOrUpdate<BaselinesJob>(PlatformJobs.LateBaselines, job => job.CatchUp(CancellationToken.None), EveryTenMinutes);
        jobs.AddOrUpdate<CertificatesJob>(PlatformJobs.Certificates, job => job.Run(CancellationToken.None), Cron.Hourly(10));
        jobs.AddOrUpdate<ReportsJob>(PlatformJobs.Reports, job => job.Run(CancellationToken.None), Cron.Hourly(25));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

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
}
