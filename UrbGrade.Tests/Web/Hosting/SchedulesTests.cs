using Hangfire;
using Hangfire.Common;
using Hangfire.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;
using UrbGrade.Web.Hosting;
using UrbGrade.Web.Jobs;

namespace UrbGrade.Tests.Web.Hosting;

/// <summary>Several processes on one data folder, each with its scheduler.</summary>
public class SchedulesTests : IDisposable
{
    protected static readonly DateTimeOffset Noon = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder folder = new();
    private readonly Action? dropDatabase;

    public SchedulesTests() => dropDatabase = TestData.ChooseDatabase(folder.Path);

    /// <summary>Whether the processes have one schedule together.</summary>
    protected virtual bool IsShared => false;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_job_that_two_workers_run_adds_its_work_once()
    {
        await using var one = await Start("worker", Noon);
        await using var two = await Start("worker", Noon);

        one.Services.GetRequiredService<IRecurringJobManager>().Trigger(PlatformJobs.Housekeeping);
        two.Services.GetRequiredService<IRecurringJobManager>().Trigger(PlatformJobs.Housekeeping);

        await Eventually.Equal("", () => IsShared ? Missing(2, one) : Missing(2, one, two));
        await Eventually.Equal("Core.HousekeepingDue Done", () => Work(one));
        Assert.Equal(["alerts", "baselines", "baselines-corrected", "certificates", "corrections", "findings", "forecasts", "housekeeping", "late-baselines", "late-profiles", "limits", "profiles", "reports", "retention"], Jobs(one));
        Assert.Equal(Jobs(one), Jobs(two));
        await one.StopAsync(Cancellation);
        await two.StopAsync(Cancellation);
    }

    [Fact]
    public async Task A_process_that_only_answers_requests_shows_the_schedule_that_it_shares()
    {
        await using var worker = await Start("worker", Noon);
        await using var web = await Start("web", Noon);

        Assert.Equal(IsShared ? ["alerts", "baselines", "baselines-corrected", "certificates", "corrections", "findings", "forecasts", "housekeeping", "late-baselines", "late-profiles", "limits", "profiles", "reports", "retention"] : [], Jobs(web));
        await web.StopAsync(Cancellation);
        await worker.StopAsync(Cancellation);
    }

    [Fact]
    public async Task A_night_that_was_slept_over_is_made_up_for_once_and_a_new_platform_has_none()
    {
        await using (var first = await Start("all", Noon))
        {
            await using var scope = first.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ITenantDirectory>().Add(new TenantDraft("20", "Barcelona"), Cancellation);
            await first.StopAsync(Cancellation);
            Assert.Equal("", Work(first));
        }

        for (var start = 0; start < 2; start++)
        {
            await using var next = await Start("all", Noon.AddHours(16 + start));
            await Eventually.Equal("", () => Missing(IsShared ? 2 + (2 * start) : 2, next));
            await Eventually.Equal("Core.HousekeepingDue Done; Core.RetentionDue Done", () => Work(next));
            await next.StopAsync(Cancellation);
        }
    }

    [Fact]
    public async Task Every_job_of_a_night_that_was_slept_over_is_made_up_for()
    {
        await using (var first = await Start("all", Noon))
        {
            await using var scope = first.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ITenantDirectory>().Add(new TenantDraft("20", "Barcelona"), Cancellation);
            await first.StopAsync(Cancellation);
        }

        await using var next = await Start("worker", Noon.AddHours(20));
        await Eventually.Equal(
            "Analysis.BaselinesDue, Analysis.FindingsDue, Core.HousekeepingDue, Core.RetentionDue, Prediction.ForecastsDue, Profiling.ProfilesDue, Quantification.LimitsDue",
            () => string.Join(", ", Night(next)));
        await next.StopAsync(Cancellation);
    }

    [Fact]
    public async Task Two_platforms_in_one_process_do_not_take_each_others_schedule()
    {
        await using var one = Build("worker", Noon);
        await using var two = Build("worker", Noon);

        one.Services.GetRequiredService<IGlobalConfiguration>();
        var storageOfTwo = two.Services.GetRequiredService<JobStorage>();
        var activatorOfTwo = two.Services.GetRequiredService<JobActivator>();

        Assert.NotSame(storageOfTwo, one.Services.GetRequiredService<JobStorage>());
        Assert.NotSame(activatorOfTwo, one.Services.GetRequiredService<JobActivator>());
    }

    [Fact]
    public async Task Jobs_are_run_after_another_platform_of_the_process_has_ended()
    {
        await using var goesOn = await Start("worker", Noon);
        await using (var ends = await Start("worker", Noon))
        {
            await ends.StopAsync(Cancellation);
        }

        goesOn.Services.GetRequiredService<IRecurringJobManager>().Trigger(PlatformJobs.Housekeeping);

        await Eventually.Equal("", () => Missing(1, goesOn));
        await goesOn.StopAsync(Cancellation);
    }

    [Fact]
    public async Task A_job_does_not_rest_until_the_time_that_a_clock_told_before_it_was_put_back()
    {
        await using var node = await Start("worker", Noon);
        var time = new FakeTimeProvider(Noon);
        using var looking = ActivatorUtilities.CreateInstance<NightlyJobs>(node.Services, time);
        await looking.StartAsync(Cancellation);
        PlanLater(node, PlatformJobs.Certificates);

        await Eventually.Equal(true, () => IsPlannedSoon(node, PlatformJobs.Certificates), time, TimeSpan.FromSeconds(5));

        await looking.StopAsync(Cancellation);
        await node.StopAsync(Cancellation);
    }

    public void Dispose()
    {
        dropDatabase?.Invoke();
        folder.Dispose();
    }

    /// <summary>Why the nodes together have not had as many runs; empty once they have.</summary>
    protected static string Missing(int runs, params WebApplication[] nodes) => nodes.Sum(Succeeded) == runs ? "" : string.Join('\n', nodes.Select(node =>
    {
        var now = node.Services.GetRequiredService<JobStorage>().GetMonitoringApi().GetStatistics();
        return $"{Succeeded(node)} succeeded of {runs}; {now.Enqueued} wait, {now.Processing} run, {now.Scheduled} are tried again later, {now.Failed} failed, {now.Servers} servers";
    }));

    /// <summary>Runs of the two jobs that this is about; others come and go by the hour.</summary>
    private static long Succeeded(WebApplication node) => node.Services.GetRequiredService<JobStorage>().GetMonitoringApi().SucceededJobs(0, 1_000)
        .Count(run => run.Value.Job.Type == typeof(HousekeepingJob) || run.Value.Job.Type == typeof(RetentionJob));

    protected static List<string> Jobs(WebApplication node)
    {
        using var storage = node.Services.GetRequiredService<JobStorage>().GetConnection();
        return [.. storage.GetRecurringJobs().Select(job => job.Id).Order(StringComparer.Ordinal)];
    }

    /// <summary>As if it had run by a clock two days ahead.</summary>
    private static void PlanLater(WebApplication node, string job)
    {
        var later = JobHelper.SerializeDateTime(TimeProvider.System.GetUtcNow().AddDays(2).UtcDateTime);
        using var storage = node.Services.GetRequiredService<JobStorage>().GetConnection();
        storage.SetRangeInHash(
            $"recurring-job:{job}", new Dictionary<string, string> { ["LastExecution"] = later, ["NextExecution"] = later });
    }

    /// <summary>Whether it runs within the hour.</summary>
    private static bool IsPlannedSoon(WebApplication node, string job)
    {
        using var storage = node.Services.GetRequiredService<JobStorage>().GetConnection();
        return storage.GetRecurringJobs().SingleOrDefault(planned => planned.Id == job)?.NextExecution
            <= TimeProvider.System.GetUtcNow().AddHours(1).UtcDateTime;
    }

    private static string Work(WebApplication node)
    {
        using var database = node.Services.GetRequiredService<IUrbGradeContexts>().Read(TenantScope.Platform);
        return string.Join("; ", database.Set<WorkItemRow>().AsNoTracking().AsEnumerable()
            .Where(item => item.Contract is "Core.HousekeepingDue" or "Core.RetentionDue").Select(item => $"{item.Contract} {item.State}").Order());
    }

    /// <summary>Contracts of the work that nights begin with.</summary>
    private static IEnumerable<string> Night(WebApplication node)
    {
        string[] nights =
        [
            "Analysis.BaselinesDue", "Analysis.FindingsDue", "Core.HousekeepingDue", "Core.RetentionDue", "Prediction.ForecastsDue", "Profiling.ProfilesDue",
            "Quantification.LimitsDue",
        ];
        using var database = node.Services.GetRequiredService<IUrbGradeContexts>().Read(TenantScope.Platform);
        return [.. database.Set<WorkItemRow>().Select(item => item.Contract).Distinct().AsEnumerable().Where(contract => nights.Contains(contract)).Order(StringComparer.Ordinal)];
    }

    /// <param name="now">What the process takes for the time when it starts; from there it goes on as usual.</param>
    protected async Task<WebApplication> Start(string role, DateTimeOffset now)
    {
        var node = Build(role, now);
        await node.StartAsync(Cancellation);
        if (role != "web")
        {
            // Scheduled behind the start.
            await Eventually.Equal(14, () => Jobs(node).Count);
        }

        return node;
    }

    private WebApplication Build(string role, DateTimeOffset now) =>
        PlatformHost.Build(new ServeOptions { DataFolder = folder.Path, HttpPort = 0, Role = role }, host =>
        {
            host.Logging.ClearProviders();
            host.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new OtherTime(now)));
            host.Services.Replace(ServiceDescriptor.Singleton<ITenantSession>(new TestSession()));
        });

    private sealed class OtherTime(DateTimeOffset now) : TimeProvider
    {
        private readonly TimeSpan ahead = now - System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
    }
}
