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

/// <summary>A module withdrew a contract, and its work was left.</summary>
public class LeftWorkTests : IAsyncLifetime
{
    private const string Contract = "Post.SendLetter";

    private static readonly ServiceKey Service = new(Contract, "Post");

    private readonly TestPlatform platform = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IServiceBoard Board => platform.Get<IServiceBoard>();

    private int Eibar => platform.Get<ITenantRegistry>().FindByCode("30")!.Id;

    private int Barcelona => platform.Get<ITenantRegistry>().FindByCode("20")!.Id;

    public async ValueTask InitializeAsync()
    {
        await platform.Get<ITenantDirectory>().Add(new TenantDraft("30", "Eibar"), Cancellation);
        await platform.Get<ITenantDirectory>().Add(new TenantDraft("20", "Barcelona"), Cancellation);
        await Publish("Post", ServiceRole.Handles);
        await Add(Eibar, "Post");
        await Add(Barcelona, "Post");
    }

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task It_shows_as_worked_off_by_nobody()
    {
        Assert.True(await IsPublished());

        await Withdraw("Post");

        Assert.False(await IsPublished());

        async Task<bool> IsPublished()
        {
            var entry = Assert.Single((await Board.Look(Cancellation)).Services, entry => entry.Key == Service);
            Assert.Equal(2, entry.Work.Waiting);
            return entry.IsPublished;
        }
    }

    [Fact]
    public async Task It_goes_to_a_module_that_stands_in_and_so_does_new_work()
    {
        await Withdraw("Post");
        Assert.Equal(AdministrationOutcome.Invalid, (await Board.Redirect(Service, null, "Courier", Cancellation)).Outcome);
        await Publish("Courier", ServiceRole.StandsIn);
        Assert.Equal([""], platform.Get<IServiceRoutes>().QueuesOf(Contract, Eibar));

        Assert.Equal(AdministrationOutcome.Done, (await Board.Redirect(Service, null, "Courier", Cancellation)).Outcome);

        Assert.Equal(["Courier Waiting", "Courier Waiting"], await Work());
        Assert.Equal(["Courier"], platform.Get<IServiceRoutes>().QueuesOf(Contract, Eibar));
        Assert.Equal(AdministrationOutcome.Done, (await Board.Redirect(Service, null, null, Cancellation)).Outcome);
        Assert.Equal(["Post Waiting", "Post Waiting"], await Work());
        Assert.Equal([""], platform.Get<IServiceRoutes>().QueuesOf(Contract, Eibar));
    }

    [Fact]
    public async Task What_came_when_nobody_handled_the_contract_goes_to_a_module_that_stands_in_too()
    {
        await Withdraw("Post");
        await Add(Eibar, "");
        await Publish("Courier", ServiceRole.StandsIn);

        Assert.Equal(AdministrationOutcome.Done, (await Board.Redirect(Service with { Module = "" }, null, "Courier", Cancellation)).Outcome);

        Assert.Equal(["Courier Waiting", "Post Waiting", "Post Waiting"], await Work());
    }

    [Fact]
    public async Task It_is_archived_with_a_reason_that_the_audit_keeps()
    {
        await Withdraw("Post");
        var unfounded = await Board.Archive(Service, null, " ", Cancellation);
        Assert.Equal((AdministrationOutcome.Invalid, "Service.Reason"), (unfounded.Outcome, unfounded.Refusal!.Code));

        Assert.Equal(AdministrationOutcome.Done, (await Board.Archive(Service, null, "The post office closed.", Cancellation)).Outcome);

        Assert.Equal(["Post Archived", "Post Archived"], await Work());
        Assert.DoesNotContain((await Board.Look(Cancellation)).Services, entry => entry.Key == Service);
        await using var database = platform.Contexts.Read(TenantScope.Platform);
        var line = await database.Set<AuditRow>().SingleAsync(line => line.What == "service.archived", Cancellation);
        Assert.Equal(("Post.SendLetter in Post", "2 waiting", "archived: The post office closed."), (line.Subject, line.Before, line.After));
    }

    [Fact]
    public async Task An_operator_archives_the_work_of_the_own_tenant_alone()
    {
        await Withdraw("Post");
        platform.Session.BecomeOperator(Eibar);

        Assert.Equal(AdministrationOutcome.NotAllowed, (await Board.Archive(Service, "20", "Moved.", Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.Done, (await Board.Archive(Service, null, "Moved.", Cancellation)).Outcome);

        Assert.Equal(["Post Archived", "Post Waiting"], await Work());
    }

    [Fact]
    public async Task Work_that_a_module_handles_or_stands_in_for_is_not_archived()
    {
        await Publish("Courier", ServiceRole.StandsIn);
        await Add(Eibar, "Courier");

        foreach (var module in new[] { "Post", "Courier", "" })
        {
            var refused = await Board.Archive(Service with { Module = module }, null, "Too much.", Cancellation);
            Assert.Equal((AdministrationOutcome.Invalid, "Service.WorkedOff"), (refused.Outcome, refused.Refusal!.Code));
        }

        Assert.Equal(["Courier Waiting", "Post Waiting", "Post Waiting"], await Work());
    }

    [Fact]
    public async Task Of_a_service_that_left_nothing_nothing_is_decided()
    {
        await Withdraw("Post");
        var nowhere = new ServiceKey(Contract, "Nowhere");

        Assert.Equal(AdministrationOutcome.NotFound, (await Board.Archive(nowhere, null, "Gone.", Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.NotFound, (await Board.Pause(nowhere, null, Cancellation)).Outcome);
    }

    private Task Withdraw(string module) => Publish(module, []);

    private Task Publish(string module, ServiceRole role) => Publish(module, [new PublishedService(module, Contract, ServiceKind.Command, role, "{}")]);

    private async Task Publish(string module, PublishedService[] services)
    {
        await platform.Queue.Commit(
            session =>
            {
                platform.Get<ServicePublishing>().Publish(session, module, null, services);
                return true;
            },
            Cancellation);
        platform.Get<ChangeWatch>().Look();
    }

    private Task<long?> Add(int tenant, string queue) => platform.Queue.Commit(
        session => platform.Get<IWorkItemTable>().Add(session, new NewWork(tenant, "talk", Contract, "{}", null, Queue: queue)), Cancellation);

    private async Task<List<string>> Work()
    {
        await using var database = platform.Contexts.Read(TenantScope.Platform);
        var items = await database.Set<WorkItemRow>().AsNoTracking().ToListAsync(Cancellation);
        return [.. items.Select(item => $"{item.Queue} {item.State}").Order(StringComparer.Ordinal)];
    }
}
