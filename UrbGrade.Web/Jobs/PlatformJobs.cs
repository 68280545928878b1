using Hangfire;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Web.Sessions;

namespace UrbGrade.Web.Jobs;

/// <summary>What runs by the clock. A job only adds durable work, so that one that fires twice does its work once.</summary>
internal static class PlatformJobs
{
    /// <summary>Name of the nightly job that refreshes statistics.</summary>
    public const string Housekeeping = "housekeeping";

    /// <summary>Name of the nightly job that deletes what was kept long enough; before housekeeping, which then counts what is left.</summary>
    public const string Retention = "retention";

    /// <summary>Name of the job that looks every hour which certificates end soon.</summary>
    public const string Certificates = "certificates";

    /// <summary>Where platform administrators see the jobs; a page of its own, outside the live pages.</summary>
    public const string Dashboard = "/ops/jobs";

    /// <summary>Registers the scheduler. Its own store is in memory: the jobs are made anew at each start, and what they
    /// start is durable in the platform's tables.</summary>
    public static void AddPlatformJobs(this IServiceCollection services)
    {
        services.AddHangfire(jobs => jobs.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings().UseInMemoryStorage());
        services.AddHangfireServer(server => server.WorkerCount = 1);
        services.AddScoped<HousekeepingJob>();
        services.AddScoped<RetentionJob>();
        services.AddScoped<CertificatesJob>();
    }

    /// <summary>Schedules the jobs of a process that does work, whether or not it serves requests too.</summary>
    public static void SchedulePlatformJobs(this WebApplication app)
    {
        if (app.Services.GetRequiredService<PlatformRole>().DoesWork)
        {
            var jobs = app.Services.GetRequiredService<IRecurringJobManager>();
            jobs.AddOrUpdate<RetentionJob>(Retention, job => job.Run(CancellationToken.None), "40 2 * * *");
            jobs.AddOrUpdate<CertificatesJob>(Certificates, job => job.Run(CancellationToken.None), "10 * * * *");
            jobs.AddOrUpdate<HousekeepingJob>(Housekeeping, job => job.Run(CancellationToken.None), "20 3 * * *");
        }
    }

    /// <summary>Shows the jobs of this process to platform administrators.</summary>
    public static void MapPlatformJobs(this WebApplication app) => app.MapHangfireDashboardWithAuthorizationPolicy(
        Access.Platform, Dashboard, new DashboardOptions
        {
            // The policy decides; the default filter would trust everybody behind a proxy on this machine.
            Authorization = [],
            IsReadOnlyFunc = _ => true,
            DisplayStorageConnectionString = false,
            AppPath = "/ops",
        });
}
