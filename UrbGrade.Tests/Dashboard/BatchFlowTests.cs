using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Dashboard;

public class BatchFlowTests : IAsyncLifetime
{
    private const string Conversation = "conversation-1";

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
        Assert.Equal(Enum.GetValues<FlowStationName>(), flow.Stations.Select(station => station.Name));
        Assert.All(flow.Stations, station => Assert.Equal(BatchStepState.Done, station.State));
        Assert.Equal([26, 24, 96], flow.Stations.SkipLast(1).Select(station => station.Count));
        Assert.Equal([0, 2, 0, 0], flow.Stations.Select(station => station.LeftOut));
        Assert.True(flow.Stations[3].Count > 0, "The day has figures.");
        Assert.Equal(world.Platform.Clock.GetUtcNow(), flow.Stations[3].At);
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
    public async Task Another_tenants_conversation_is_not_there()
    {
        world.Platform.Session.BecomeOperator(world.Eibar.Id);

        Assert.Null(await Find());
    }

    private Task<BatchFlow?> Find() => world.Get<IFlowQueries>().Find(Conversation, Cancellation);

    private Task Change(Action<RawRequestRow> change) =>
        world.Barcelona.Change(context => change(context.Set<RawRequestRow>().Single(row => row.Id == 1)));

    private Task Park(int tenantId, string conversation, string error) => world.Platform.Queue.Commit(
        session =>
        {
            var id = Table.Add(session, new NewWork(tenantId, conversation, WorkContract.Of<ReadingsChanged>().Name, "{}", null))!.Value;
            var claim = Table.Claim(session, id, "test", world.Platform.Clock.GetUtcNow().AddMinutes(1))!;
            return Table.Park(session, claim, error, "cause");
        },
        Cancellation);
}
