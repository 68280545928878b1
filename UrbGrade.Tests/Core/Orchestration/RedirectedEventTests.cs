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

public class RedirectedEventTests : IAsyncLifetime
{
    private const string Contract = "Quantification.ReadingsChanged";

    private static readonly ServiceKey Service = new(Contract, "Quantification");

    private readonly TestPlatform platform = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IServiceBoard Board => platform.Get<IServiceBoard>();

    private int Eibar => platform.Get<ITenantRegistry>().FindByCode("30")!.Id;

    public async ValueTask InitializeAsync()
    {
        await platform.Get<ITenantDirectory>().Add(new TenantDraft("30", "Eibar"), Cancellation);
        await Publish("Quantification");
        await Publish("Understudy");
    }

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task Redirecting_an_event_lets_the_other_module_handle_it_once()
    {
        await Add("Quantification", "both got it");
        await Add("Understudy", "both got it");
        await Add("Quantification", "before the other was there");

        Assert.Equal(AdministrationOutcome.Done, (await Board.Redirect(Service, null, "Understudy", Cancellation)).Outcome);

        await using var database = platform.Contexts.Read(TenantScope.Platform);
        Assert.Equal(
            ["Understudy before the other was there", "Understudy both got it"],
            await database.Set<WorkItemRow>().Where(item => item.State == WorkItemState.Waiting).Select(item => item.Queue + " " + item.ConversationId).Order().ToListAsync(Cancellation));
    }

    [Theory]
    [InlineData(7_000)]
    [InlineData(40_000)]
    public async Task A_limit_whose_turns_are_no_whole_milliseconds_lets_through_what_it_says(int perMinute)
    {
        Assert.Equal(AdministrationOutcome.Done, (await Board.Limit(Service, null, perMinute, Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.Invalid, (await Board.Limit(Service, null, 60_001, Cancellation)).Outcome);
        var claim = new ClaimedWork(1, Eibar, "talk", Contract, "{}", null, "me", 1, Queue: "Quantification");
        var passed = 0;
        for (var moment = 0; moment < 20; moment++)
        {
            passed += await platform.Queue.Commit(session => Passed(session, claim), Cancellation);
            platform.Clock.Advance(TimeSpan.FromSeconds(0.5));
        }

        // What ten seconds let through, and the second that may come at once.
        Assert.InRange(passed, perMinute / 6 * 0.95, perMinute / 60 * 11 * 1.05);
    }

    [Fact]
    public async Task A_limit_that_an_earlier_release_took_holds_as_the_highest_that_is_given()
    {
        await platform.Queue.Commit(
            session =>
            {
                using var database = platform.Contexts.Write(TenantScope.Platform, session);
                database.Add(
                    new ServiceRuleRow { Contract = Contract, Module = Service.Module, PerMinute = 1_000_000, NextFreeAt = platform.Clock.GetUtcNow() });
                database.SaveChanges();
                ChangeCounters.Advance(session, ChangeTopic.Services);
                return true;
            },
            Cancellation);
        platform.Get<ChangeWatch>().Look();

        Assert.Equal(60_000, Assert.Single(platform.Get<IServiceCatalogue>().Snapshot.RulesOf(Contract, Service.Module, Eibar)).PerMinute);
        var shown = (await Board.Look(Cancellation)).Services.Single(service => service.Key == Service).Rules.Single();
        Assert.Equal(60_000, shown.PerMinute);
        Assert.Equal(
            AdministrationOutcome.Done, (await Board.Set(Service, null, new ServiceRuleDraft(30_000, null, shown.PerMinute, null), Cancellation)).Outcome);
    }

    private int Passed(IWriteSession session, ClaimedWork claim)
    {
        var gate = platform.Get<IWorkGate>();
        var passed = 0;
        while (gate.ClosedUntil(session, claim) is null)
        {
            passed++;
        }

        return passed;
    }

    private Task<long?> Add(string queue, string conversation) => platform.Queue.Commit(
        session => platform.Get<IWorkItemTable>().Add(session, new NewWork(Eibar, conversation, Contract, "{}", null, Queue: queue)), Cancellation);

    private async Task Publish(string module)
    {
        await platform.Queue.Commit(
            session =>
            {
                platform.Get<ServicePublishing>().Publish(session, module, null, [new PublishedService(module, Contract, ServiceKind.Event, ServiceRole.Handles, "{}")]);
                return true;
            },
            Cancellation);
        platform.Get<ChangeWatch>().Look();
    }
}
