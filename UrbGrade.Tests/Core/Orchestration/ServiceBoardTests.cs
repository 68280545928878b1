using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Delivery;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Orchestration;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Orchestration;

public class ServiceBoardTests : IAsyncLifetime
{
    private const string Contract = "Quantification.ReadingsChanged";

    private static readonly ServiceKey Service = new(Contract, "Quantification");

    private readonly TestPlatform platform = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IServiceBoard Board => platform.Get<IServiceBoard>();

    private IWorkGate Gate => platform.Get<IWorkGate>();

    private int Eibar => platform.Get<ITenantRegistry>().FindByCode("30")!.Id;

    private int Barcelona => platform.Get<ITenantRegistry>().FindByCode("20")!.Id;

    public async ValueTask InitializeAsync()
    {
        await platform.Get<ITenantDirectory>().Add(new TenantDraft("30", "Eibar"), Cancellation);
        await platform.Get<ITenantDirectory>().Add(new TenantDraft("20", "Barcelona"), Cancellation);
        await Publish("Quantification");
        await Publish("Understudy");
    }

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task A_paused_service_takes_no_work_and_what_is_decided_is_audited()
    {
        Assert.Equal(AdministrationOutcome.Done, (await Board.Pause(Service, null, Cancellation)).Outcome);
        Assert.Equal([new ClosedService(Contract, "Quantification", null)], Gate.Closed);
        Assert.NotNull(await Ask(await Claim(Eibar)));

        Assert.Equal(AdministrationOutcome.Done, (await Board.Resume(Service, null, Cancellation)).Outcome);
        Assert.Empty(Gate.Closed);
        Assert.Null(await Ask(await Claim(Eibar)));
        Assert.Equal(
            ["service.paused runs freely > paused", "service.resumed paused > runs freely"],
            (await Audit()).Select(line => $"{line.What} {line.Before} > {line.After}"));
    }

    [Fact]
    public async Task An_operator_pauses_the_work_of_the_own_tenant_alone()
    {
        platform.Session.BecomeOperator(Eibar);

        Assert.Equal(AdministrationOutcome.Done, (await Board.Pause(Service, null, Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.NotAllowed, (await Board.Pause(Service, "20", Cancellation)).Outcome);

        Assert.NotNull(await Ask(await Claim(Eibar)));
        Assert.Null(await Ask(await Claim(Barcelona)));
        platform.Session.BecomeNobody();
        Assert.Equal(AdministrationOutcome.NotAllowed, (await Board.Resume(Service, null, Cancellation)).Outcome);
        Assert.Empty((await Board.Look(Cancellation)).Services);
    }

    [Fact]
    public async Task A_redirection_takes_along_what_waits_and_one_item_of_a_key_is_enough()
    {
        await Add(Eibar, "Quantification", "key");
        await Add(Eibar, "Quantification", "other key");
        await Add(Eibar, "Understudy", "key");

        Assert.Equal(AdministrationOutcome.Done, (await Board.Redirect(Service, null, "Understudy", Cancellation)).Outcome);

        Assert.Equal(["Understudy key", "Understudy other key"], (await Waiting()).Order());
        Assert.Equal(["Understudy"], platform.Get<IServiceRoutes>().QueuesOf(Contract, Eibar));
        Assert.Equal(AdministrationOutcome.Done, (await Board.Redirect(Service, null, null, Cancellation)).Outcome);
        Assert.Equal(["Quantification", "Understudy"], platform.Get<IServiceRoutes>().QueuesOf(Contract, Eibar).Order());
    }

    [Theory]
    [InlineData("Quantification")]
    [InlineData("Nowhere")]
    public async Task Work_is_redirected_only_to_another_module_that_handles_it(string to)
    {
        var result = await Board.Redirect(Service, null, to, Cancellation);

        Assert.Equal((AdministrationOutcome.Invalid, true), (result.Outcome, result.Detail!.Contains($"'{to}'; allowed is", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_limit_holds_in_all_processes_together_and_gives_each_item_its_own_turn()
    {
        await using var other = new TestPlatform(platform.Folder);
        Assert.Equal(AdministrationOutcome.Done, (await Board.Limit(Service, null, 60, Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.Invalid, (await Board.Limit(Service, null, 0, Cancellation)).Outcome);
        other.Get<ChangeWatch>().Look();
        var now = platform.Clock.GetUtcNow();

        Assert.Null(await Ask(await Claim(Eibar)));
        Assert.Equal(now.AddSeconds(1), await Ask(await Claim(Eibar), other));
        Assert.Equal(now.AddSeconds(2), await Ask(await Claim(Eibar), other));
        platform.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await Ask(await Claim(Barcelona)));
    }

    [Fact]
    public async Task A_limit_and_a_redirection_of_one_tenant_leave_the_work_of_others_alone()
    {
        await Add(Eibar, "Quantification", "Eibar's");
        await Add(Barcelona, "Quantification", "Barcelona's");

        Assert.Equal(AdministrationOutcome.Done, (await Board.Redirect(Service, "30", "Understudy", Cancellation)).Outcome);
        Assert.Equal(["Quantification Barcelona's", "Understudy Eibar's"], (await Waiting()).Order(StringComparer.Ordinal));
        Assert.Equal(["Understudy"], platform.Get<IServiceRoutes>().QueuesOf(Contract, Eibar));
        Assert.Equal(["Quantification", "Understudy"], platform.Get<IServiceRoutes>().QueuesOf(Contract, Barcelona).Order(StringComparer.Ordinal));

        Assert.Equal(AdministrationOutcome.Done, (await Board.Limit(Service, "30", 60, Cancellation)).Outcome);
        Assert.Null(await Ask(await Claim(Eibar)));
        Assert.Equal(platform.Clock.GetUtcNow().AddSeconds(1), await Ask(await Claim(Eibar)));
        Assert.Null(await Ask(await Claim(Barcelona)));
        Assert.Null(await Ask(await Claim(Barcelona)));
    }

    [Fact]
    public async Task An_item_that_the_limit_of_all_holds_back_costs_its_tenant_no_turn()
    {
        Assert.Equal(AdministrationOutcome.Done, (await Board.Limit(Service, null, 60, Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.Done, (await Board.Limit(Service, "30", 6, Cancellation)).Outcome);
        var now = platform.Clock.GetUtcNow();

        Assert.Null(await Ask(await Claim(Barcelona)));
        Assert.Equal(now.AddSeconds(1), await Ask(await Claim(Eibar)));
        platform.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await Ask(await Claim(Eibar)));
    }

    [Fact]
    public async Task A_rule_that_somebody_else_changed_meanwhile_is_not_overwritten_unseen()
    {
        Assert.Equal(AdministrationOutcome.Done, (await Board.Set(Service, null, new ServiceRuleDraft(60, null, null, null), Cancellation)).Outcome);

        var second = await Board.Set(Service, null, new ServiceRuleDraft(30, "Understudy", null, null), Cancellation);

        Assert.Equal((AdministrationOutcome.Invalid, "Service.Meanwhile"), (second.Outcome, second.Refusal!.Code));
        Assert.Equal(["60", "–"], second.Refusal.Values);
        Assert.Equal(AdministrationOutcome.Done, (await Board.Set(Service, null, new ServiceRuleDraft(30, "Understudy", 60, null), Cancellation)).Outcome);
        Assert.Equal(["Understudy"], platform.Get<IServiceRoutes>().QueuesOf(Contract, Eibar));
        Assert.Equal(
            ["service.limited runs freely > at most 60 a minute", "service.redirected at most 60 a minute > redirected to Understudy, at most 30 a minute"],
            (await Audit()).Select(line => $"{line.What} {line.Before} > {line.After}"));
    }

    [Fact]
    public async Task Work_at_the_end_of_a_long_line_soon_hears_that_the_limit_was_lifted()
    {
        Assert.Equal(AdministrationOutcome.Done, (await Board.Limit(Service, null, 1, Cancellation)).Outcome);
        var end = platform.Clock.GetUtcNow().AddMinutes(5);
        for (var i = 0; i < 20; i++)
        {
            Assert.True(await Ask(await Claim(Eibar)) is var turn && (turn is null || turn <= end), $"The turn of item {i} is at {turn:u}.");
        }

        Assert.Equal(AdministrationOutcome.Done, (await Board.Limit(Service, null, null, Cancellation)).Outcome);
        Assert.Null(await Ask(await Claim(Eibar)));
    }

    [Fact]
    public async Task The_overview_shows_queue_age_throughput_and_critical_time()
    {
        await Add(Eibar, "Quantification");
        platform.Clock.Advance(TimeSpan.FromSeconds(40));
        await Add(Barcelona, "Quantification");
        await platform.Queue.Commit(session =>
        {
            using var database = platform.Contexts.Write(TenantScope.Platform, session);
            database.Add(new ServiceMinuteRow
            {
                Node = "here/1", Module = "Quantification", Contract = Contract, TenantId = Eibar, Minute = platform.Clock.GetUtcNow().AddMinutes(-3),
                Handled = 30, Failed = 2, CriticalMilliseconds = 60_000, LongestMilliseconds = 9_000,
            });
            return database.SaveChanges();
        }, Cancellation);

        var work = (await Board.Look(Cancellation)).Services.Single(entry => entry.Key == Service && entry.Role == ServiceRole.Handles).Work;
        Assert.Equal(
            new ServiceWork(2, 0, 0, TimeSpan.FromSeconds(40), 2, 2, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(9)), work);
        platform.Session.BecomeOperator(Barcelona);
        work = (await Board.Look(Cancellation)).Services.Single(entry => entry.Key == Service && entry.Role == ServiceRole.Handles).Work;
        Assert.Equal((1, 0d), (work.Waiting, work.HandledPerMinute));
    }

    [Fact]
    public async Task A_process_that_was_silent_for_longer_than_four_heartbeats_counts_as_gone()
    {
        await SeeUnderstudy();
        platform.Clock.Advance(TimeSpan.FromSeconds(60));
        var seen = await Understudy();
        Assert.Equal((true, "here/1"), (seen.IsAlive, Assert.Single(seen.Nodes)));

        platform.Clock.Advance(TimeSpan.FromSeconds(1));
        var gone = await Understudy();
        Assert.Equal((false, 0, seen.SeenAt), (gone.IsAlive, gone.Nodes.Count, gone.SeenAt));
    }

    [Fact]
    public async Task A_process_that_died_before_the_clock_was_put_back_does_not_count_as_alive_until_then()
    {
        await SeeUnderstudy();
        platform.Clock.AdjustTime(platform.Clock.GetUtcNow().AddDays(-2));
        var dead = await Understudy();
        Assert.Equal((false, 0), (dead.IsAlive, dead.Nodes.Count));

        await SeeUnderstudy();
        Assert.True((await Understudy()).IsAlive);
    }

    [Fact]
    public async Task Modules_of_two_tenants_may_have_one_name_and_are_told_apart()
    {
        await Publish("Baseload", tenantId: Eibar);
        await Publish("Baseload", tenantId: Barcelona);
        await Add(Eibar, "Baseload");
        var baseload = new ServiceKey(Contract, "Baseload");

        Assert.Equal(AdministrationOutcome.NotFound, (await Board.Pause(baseload, null, Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.Done, (await Board.Pause(baseload, "30", Cancellation)).Outcome);

        Assert.Equal(
            ["20 0 runs", "30 1 paused"],
            (await Board.Look(Cancellation)).Services.Where(entry => entry.Key == baseload)
                .Select(entry => $"{entry.TenantCode} {entry.Work.Waiting} {(entry.Rules.Any(rule => rule is { IsPaused: true, IsOwn: true }) ? "paused" : "runs")}").Order());
    }

    [Fact]
    public async Task A_command_has_one_handler()
    {
        await Publish("Post", new PublishedService("Post", "Post.SendLetter", ServiceKind.Command, ServiceRole.Handles, "{}"));

        var conflict = await Assert.ThrowsAsync<ServiceConflictException>(() => Publish(
            "Courier", new PublishedService("Courier", "Post.SendLetter", ServiceKind.Command, ServiceRole.Handles, "{}")));
        Assert.Contains("'Post' already", conflict.Message, StringComparison.Ordinal);
        Assert.Contains("'Post.SendLetter/2'", conflict.Message, StringComparison.Ordinal);
    }

    private Task SeeUnderstudy() => platform.Queue.Commit(session =>
    {
        platform.Get<ServicePublishing>().NoteSeen(session, "Understudy", ServiceRow.Everybody, "here/1");
        return true;
    }, Cancellation);

    private async Task<ModuleEntry> Understudy() => (await Board.Look(Cancellation)).Modules.Single(module => module.Module == "Understudy");

    private async Task Publish(string module, PublishedService? service = null, int? tenantId = null)
    {
        await platform.Queue.Commit(
            session =>
            {
                platform.Get<ServicePublishing>().Publish(
                    session, module, tenantId, [service ?? new PublishedService(module, Contract, ServiceKind.Event, ServiceRole.Handles, "{}")]);
                return true;
            },
            Cancellation);
        platform.Get<ChangeWatch>().Look();
    }

    private async Task<ClaimedWork> Claim(int tenant)
    {
        var id = await Add(tenant, "Quantification");
        return (await platform.Queue.Commit(
            session => platform.Get<IWorkItemTable>().Claim(session, id, "me", platform.Clock.GetUtcNow().AddMinutes(1)), Cancellation))!;
    }

    private async Task<long> Add(int tenant, string queue, string? key = null) => (await platform.Queue.Commit(
        session => platform.Get<IWorkItemTable>().Add(session, new NewWork(tenant, "talk", Contract, "{}", key, Queue: queue)), Cancellation))!.Value;

    private Task<DateTimeOffset?> Ask(ClaimedWork claim, TestPlatform? process = null)
    {
        process ??= platform;
        return process.Queue.Commit(session => process.Get<IWorkGate>().ClosedUntil(session, claim), Cancellation);
    }

    private async Task<List<string>> Waiting()
    {
        await using var database = platform.Contexts.Read(TenantScope.Platform);
        return await database.Set<WorkItemRow>().Where(item => item.State == WorkItemState.Waiting)
            .Select(item => item.Queue + " " + item.UniqueKey).ToListAsync(Cancellation);
    }

    private async Task<List<AuditRow>> Audit()
    {
        await using var database = platform.Contexts.Read(TenantScope.Platform);
        return await database.Set<AuditRow>().Where(line => line.What.StartsWith("service.")).OrderBy(line => line.Id).ToListAsync(Cancellation);
    }
}
