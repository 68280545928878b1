using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Profiling;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Dashboard;

public class BatchFlowTests : IAsyncLifetime
{
    private const string Conversation = "conversation-1";

    private static readonly string Contract = WorkContract.Of<ReadingsChanged>().Name;

    private DashboardWorld world = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IWorkItemTable Table => world.Platform.Get<IWorkItemTable>();

    public async ValueTask InitializeAsync()
    {
        world = await DashboardWorld.Create();
        await world.Barcelona.Quantify(1, DashboardWorld.Day("2026-03-06"));
        await Change(request =>
        {
            (request.SignedAt, request.ReceivedAt) = (When.Instant("2026-03-10T08:59:58Z"), When.Instant("2026-03-10T09:00:00Z"));
            (request.MessageCount, request.Accepted, request.Rejected, request.Duplicate) = (26, 24, 1, 1);
            (request.FirstMeasuredAt, request.LastMeasuredAt) = (When.Instant("2026-03-05T23:00:00Z"), When.Instant("2026-03-06T23:00:00Z"));
        });
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_batch_is_followed_from_the_gateway_to_its_figures()
    {
        await Change(request => (request.QuantifiedAt, request.NewReadings) = (When.Instant("2026-03-10T09:00:01Z"), 96));
        await world.Barcelona.ComputeKpis();

        var flow = (await Find())!;

        Assert.Equal((1L, "Europe/Madrid"), (flow.RequestId, flow.TimeZone));
        Assert.Equal(Enum.GetValues<FlowStationName>().SkipLast(1), flow.Stations.Select(station => station.Name));
        Assert.All(flow.Stations.SkipLast(2), station => Assert.Equal(BatchStepState.Done, station.State));
        Assert.Equal([26, 24, 96], flow.Stations.Take(3).Select(station => station.Count));
        Assert.Equal([0, 2, 0, 0, 1, 0], flow.Stations.Select(station => station.LeftOut));
        Assert.True(flow.Stations[3].Count > 0, "The day has figures.");
        Assert.Equal(world.Platform.Clock.GetUtcNow(), flow.Stations[3].At);
        Assert.Equal((BatchStepState.Waiting, 0), (flow.Stations[4].State, flow.Stations[4].Count));

        await world.Barcelona.ComputePeriods();

        var periods = (await Find())!.Stations[4];
        Assert.Equal((BatchStepState.Done, 0), (periods.State, periods.LeftOut));
        Assert.True(periods.Count > 0, "Week, month and year have figures.");
    }

    [Fact]
    public async Task A_batch_ends_in_the_profiles_of_its_meters_when_a_round_after_it_has_ended()
    {
        const int Days = 96;
        var profiled = new ProfiledTenant(world.Barcelona);
        await world.Barcelona.ComputeKpis();
        await profiled.Measure("478", Days, (_, hour) => hour < 8 ? 1 : 3);
        await profiled.MakeProfiles(Days);
        var before = world.Platform.Clock.GetUtcNow();
        world.Platform.Clock.Advance(TimeSpan.FromHours(1));
        await Change(request =>
        {
            (request.FirstMeasuredAt, request.LastMeasuredAt) = (When.Instant("2026-01-08T23:00:00Z"), When.Instant("2026-01-09T23:00:00Z"));
            (request.QuantifiedAt, request.UnchangedReadings) = (world.Platform.Clock.GetUtcNow(), 24);
        });
        Assert.Equal(new FlowStation(FlowStationName.Profiles, BatchStepState.Done, before, 1, 0, null), (await Find())!.Stations[5]);

        await Change(request => (request.NewReadings, request.UnchangedReadings) = (24, 0));
        Assert.Equal(new FlowStation(FlowStationName.Profiles, BatchStepState.Waiting, null, 0, 1, null), (await Find())!.Stations[5]);
        await Park(world.Barcelona.Id, "another-1", "no holidays for ES", contract: WorkContract.Of<ProfilesDue>().Name);
        var parked = (await Find())!.Stations[5];
        Assert.Equal((BatchStepState.Parked, "no holidays for ES"), (parked.State, parked.Detail));

        world.Platform.Clock.Advance(TimeSpan.FromHours(1));
        await profiled.Correct("478", day: 39, hour: 4, value: 90);
        await profiled.MakeProfiles(Days);
        Assert.Equal(
            new FlowStation(FlowStationName.Profiles, BatchStepState.Done, world.Platform.Clock.GetUtcNow(), 1, 0, null), (await Find())!.Stations[5]);
    }

    [Fact]
    public async Task What_a_partners_module_does_of_a_batch_is_a_station_of_its_own()
    {
        await PublishPartner();
        await Add(world.Barcelona.Id, Conversation, Contract, "Baseload");
        await Park(world.Barcelona.Id, Conversation, "no prices for March", "Baseload");

        var partners = (await Find())!.Stations[^1];

        Assert.Equal((FlowStationName.Partners, BatchStepState.Parked, 0, 2), (partners.Name, partners.State, partners.Count, partners.LeftOut));
        Assert.Equal(("no prices for March", "Baseload"), (partners.Detail, partners.Module));
    }

    [Fact]
    public async Task A_conversation_that_no_batch_began_is_shown_to_whom_it_belongs()
    {
        await PublishPartner();
        await Add(world.Barcelona.Id, "Baseload-7", Contract, "Baseload");
        await Add(0, "schedule", Contract, "");

        var partners = (await Find("Baseload-7"))!;
        Assert.Equal((null, null, "Europe/Madrid"), (partners.RequestId, partners.SiteName, partners.TimeZone));
        Assert.Equal((FlowStationName.Partners, BatchStepState.Waiting), (Assert.Single(partners.Stations).Name, partners.Stations[0].State));
        Assert.Single(partners.Works);
        Assert.Null(await Find("schedule"));

        world.Platform.Session.CurrentTenantId = null;
        world.Platform.Session.IsPlatformAdministrator = true;
        Assert.Equal(("UTC", 0, 1), ((await Find("schedule"))!.TimeZone, (await Find("schedule"))!.Stations.Count, (await Find("schedule"))!.Works.Count));

        world.Platform.Session.BecomeOperator(world.Eibar.Id);
        Assert.Null(await Find("Baseload-7"));
        Assert.Null(await Find("schedule"));
    }

    [Fact]
    public async Task Figures_that_are_not_computed_yet_are_waited_for_and_tell_what_holds_them_up()
    {
        await Change(request => (request.QuantifiedAt, request.NewReadings) = (When.Instant("2026-03-10T09:00:01Z"), 96));
        var waiting = (await Find())!.Stations[3];
        Assert.Equal((BatchStepState.Waiting, 4), (waiting.State, waiting.LeftOut));

        await Park(world.Eibar.Id, "another-1", "secret of Eibar");
        Assert.Null((await Find())!.Stations[3].Detail);
        await Park(world.Barcelona.Id, "another-1", "no factors for ES");

        var parked = (await Find())!.Stations[3];
        Assert.Equal((BatchStepState.Parked, "no factors for ES"), (parked.State, parked.Detail));
    }

    [Theory]
    [InlineData("Baseload", BatchStepState.Waiting, null)]
    [InlineData("Quantification", BatchStepState.Parked, "no prices for March")]
    public async Task A_failure_of_a_partners_module_does_not_stand_at_the_figures(string module, BatchStepState expected, string? detail)
    {
        await PublishPartner();
        await Change(request => (request.QuantifiedAt, request.NewReadings) = (When.Instant("2026-03-10T09:00:01Z"), 96));
        await Park(world.Barcelona.Id, "another-1", "no prices for March", module);

        var figures = (await Find())!.Stations[3];

        Assert.Equal((expected, detail), (figures.State, figures.Detail));
    }

    [Fact]
    public async Task Weeks_and_months_that_failed_do_not_seem_to_wait()
    {
        await Change(request => (request.QuantifiedAt, request.NewReadings) = (When.Instant("2026-03-10T09:00:01Z"), 96));
        await world.Barcelona.ComputeKpis();
        await Park(world.Barcelona.Id, "another-1", "no factors for ES", "Quantification", WorkContract.Of<PeriodsStale>().Name);

        var periods = (await Find())!.Stations[4];

        Assert.Equal((BatchStepState.Parked, 1, "no factors for ES"), (periods.State, periods.LeftOut, periods.Detail));
    }

    [Fact]
    public async Task The_work_of_the_conversation_is_listed_with_its_times()
    {
        await Park(world.Barcelona.Id, Conversation, "it broke");
        await Park(world.Eibar.Id, Conversation, "secret of Eibar");

        var work = Assert.Single((await Find())!.Works);

        var now = world.Platform.Clock.GetUtcNow();
        Assert.Equal((BatchStepState.Parked, 1), (work.State, work.Attempts));
        Assert.Equal((now, now, now), (work.CreatedAt, work.StartedAt, work.FinishedAt));
    }

    [Fact]
    public async Task Work_that_an_operator_archived_does_not_wait_for_one()
    {
        await Park(world.Barcelona.Id, Conversation, "it broke", "Quantification");
        await world.Barcelona.Change(context => context.Set<WorkItemRow>().ExecuteUpdate(row => row.SetProperty(one => one.State, WorkItemState.Archived)));

        var flow = (await Find())!;

        Assert.Equal(BatchStepState.Archived, Assert.Single(flow.Works).State);
        Assert.Equal((BatchStepState.Archived, "it broke"), (flow.Stations[2].State, flow.Stations[2].Detail));
    }

    [Fact]
    public async Task An_administrator_of_the_platform_who_has_chosen_no_tenant_sees_the_same_stations()
    {
        await Change(request => (request.QuantifiedAt, request.NewReadings) = (When.Instant("2026-03-10T09:00:01Z"), 96));
        await world.Barcelona.ComputeKpis();
        var own = (await Find())!;
        world.Platform.Session.CurrentTenantId = null;
        world.Platform.Session.IsPlatformAdministrator = true;

        var seen = (await Find())!;

        Assert.Equal(own.Stations, seen.Stations);
        Assert.Equal((own.SiteName, own.TimeZone, null), (seen.SiteName, seen.TimeZone, seen.RequestId));
    }

    [Fact]
    public async Task Another_tenants_conversation_is_not_there()
    {
        world.Platform.Session.BecomeOperator(world.Eibar.Id);

        Assert.Null(await Find());
    }

    private Task<BatchFlow?> Find(string conversation = Conversation) => world.Get<IFlowQueries>().Find(conversation, Cancellation);

    private Task PublishPartner() => world.Platform.Queue.Commit(
        session =>
        {
            world.Platform.Get<IServiceCatalogue>().Publish(
                session, "Baseload", world.Barcelona.Id,
                [new PublishedService("Baseload", Contract, ServiceKind.Event, ServiceRole.Handles, "{}", null, world.Barcelona.Id)]);
            return true;
        },
        Cancellation);

    private Task Add(int tenantId, string conversation, string contract, string queue) => world.Platform.Queue.Commit(
        session => Table.Add(session, new NewWork(tenantId, conversation, contract, "{}", null, Queue: queue)), Cancellation);

    private Task Change(Action<RawRequestRow> change) =>
        world.Barcelona.Change(context => change(context.Set<RawRequestRow>().Single(row => row.Id == 1)));

    private Task Park(int tenantId, string conversation, string error, string queue = "", string? contract = null) => world.Platform.Queue.Commit(
        session =>
        {
            var id = Table.Add(session, new NewWork(tenantId, conversation, contract ?? Contract, "{}", null, Queue: queue))!.Value;
            var claim = Table.Claim(session, id, "test", world.Platform.Clock.GetUtcNow().AddMinutes(1))!;
            return Table.Park(session, claim, error, "cause");
        },
        Cancellation);
}
