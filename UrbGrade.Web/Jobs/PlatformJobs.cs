using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using UrbGrade.Web.Sessions;

namespace UrbGrade.Web.Jobs;

/// <summary>What runs by the clock. A job only adds durable work, so that one that fires twice does its work once.</summary>
internal static class PlatformJobs
{
    /// <summary>Name of the nightly job that refreshes statistics.</summary>
    public const string Housekeeping = "housekeeping";

    /// <summary>Name of the nightly job that deletes what was kept long enough; before housekeeping, which then counts what is left.</summary>
    public const string Retention = "retention";

    /// <summary>Name of the nightly job that learns what is believed of series.</summary>
    public const string Limits = "limits";

    /// <summary>Name of the nightly job that looks for what needs attention.</summary>
    public const string Findings = "findings";

    /// <summary>Name of the job that holds rules of alerts against what is known, every hour.</summary>
    public const string Alerts = "alerts";

    /// <summary>Name of the job that looks every ten minutes whether readings were replaced.</summary>
    public const string Corrections = "corrections";

    /// <summary>Name of the job that looks every hour for whom what will be used is to be forecast.</summary>
    public const string Forecasts = "forecasts";

    /// <summary>Name of the nightly job that has baselines and savings follow the readings.</summary>
    public const string Baselines = "baselines";

    /// <summary>Name of the job that looks every hour whether a reading behind a baseline was replaced.</summary>
    public const string CorrectedBaselines = "baselines-corrected";

    /// <summary>Name of the job that fits baselines of tenants that got a history at once.</summary>
    public const string LateBaselines = "late-baselines";

    /// <summary>Name of the job that looks every hour which certificates end soon and which revocation lists are not renewed.</summary>
    public const string Certificates = "certificates";

    /// <summary>Name of the nightly job that makes profiles; after limits are learned.</summary>
    public const string Profiles = "profiles";

    /// <summary>Name of the job that makes profiles of what was corrected or delivered late.</summary>
    public const string LateProfiles = "late-profiles";

    /// <summary>Name of the job that looks every hour which reports are due.</summary>
    public const string Reports = "reports";

    /// <summary>Where platform administrators see the jobs; a page of its own, outside the live pages.</summary>
    public const string Dashboard = "/ops/jobs";

    /// <summary>After this the lock of a process that was killed is free; with the ten minutes that are usual, processes that start meanwhile give up
    /// waiting for it. Held for milliseconds; two that hold it at once only add the same work once.</summary>
    private static readonly TimeSpan LongestLock = TimeSpan.FromSeconds(5);

    /// <summary>Registers the scheduler. On PostgreSQL its store is there, and all processes share one schedule; elsewhere each has its
    /// own in memory. What the jobs start is durable in the platform's tables, once for each day, whoever adds it.</summary>
    /// <param name="doesWork">Whether this process runs jobs, or only shows them.</param>
    /// <param name="sharedServer">The connection string of the PostgreSQL server that processes share; null where they share none.</param>
    public static void AddPlatformJobs(this IServiceCollection services, bool doesWork, Func<IServiceProvider, string?> sharedServer)
    {
        // Hangfire would take these from static properties, which a second platform in the same process overwrites.
        services.AddSingleton(provider => Store(sharedServer(provider)));
        services.AddSingleton<JobActivator, AspNetCoreJobActivator>();
        services.AddHangfire((provider, jobs) => jobs.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings()
            .UseLogProvider(new JobLogs(provider.GetRequiredService<ILoggerFactory>())));
        services.AddHostedService(provider => new SharedSchedules(sharedServer(provider)));
        services.AddScoped<HousekeepingJob>();
        services.AddScoped<RetentionJob>();
        services.AddScoped<CertificatesJob>();
        services.AddScoped<LimitsJob>();
        services.AddScoped<FindingsJob>();
        services.AddScoped<ProfilesJob>();
        services.AddScoped<ForecastsJob>();
        services.AddScoped<BaselinesJob>();
        services.AddScoped<ReportsJob>();
        if (doesWork)
        {
            services.AddHangfireServer(server => server.WorkerCount = 1);
            services.AddHostedService<NightlyJobs>();
        }
    }

    /// <summary>Shows the jobs to platform administrators.</summary>
    public static void MapPlatformJobs(this WebApplication app) => app.MapHangfireDashboardWithAuthorizationPolicy(
        Access.Platform, Dashboard, new DashboardOptions
        {
            // The policy decides; the default filter would trust everybody behind a proxy on this machine.
            Authorization = [],
            IsReadOnlyFunc = _ => true,
            DisplayStorageConnectionString = false,
            AppPath = "/ops",
        });

    private static JobStorage Store(string? sharedServer)
    {
        if (sharedServer is null)
        {
            return new InMemoryStorage();
        }

        var options = new PostgreSqlStorageOptions
        {
            SchemaName = SharedSchedules.Schema,
            PrepareSchemaIfNecessary = false,
            DistributedLockTimeout = LongestLock,
        };
        return new PostgreSqlStorage(new NpgsqlConnectionFactory(sharedServer, options), options);
    }
}
