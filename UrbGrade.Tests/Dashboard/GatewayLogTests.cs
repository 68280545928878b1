using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Dashboard;

public class GatewayLogTests : IAsyncLifetime
{
    private const string First = "CN=first";
    private const string Second = "CN=second";

    private DashboardWorld world = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private int Site => world.Barcelona.Rows<SiteRow>().Min(site => site.Id);

    public async ValueTask InitializeAsync() => world = await DashboardWorld.Create();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task What_was_told_last_stands_first_with_its_level_and_code()
    {
        await Tell(First, (1, EventLevel.Information), (2, EventLevel.Warning));

        var lines = await Log(Site);

        Assert.Equal([("line 2", EventLevel.Warning, 1402), ("line 1", EventLevel.Information, 1401)], lines.Select(line => (line.Text, line.Level, line.Code)));
        Assert.Equal("line 2", Assert.Single(await Log(Site, take: 1)).Text);
    }

    [Fact]
    public async Task Levels_that_were_told_together_stay_in_their_order()
    {
        await Tell(First, (1, EventLevel.Information), (2, EventLevel.Error), (3, EventLevel.Information), (4, EventLevel.Warning), (5, EventLevel.Error));

        Assert.Equal(["line 5", "line 4", "line 3", "line 2", "line 1"], (await Log(Site)).Select(line => line.Text));
    }

    [Fact]
    public async Task A_level_brings_those_above_it_along()
    {
        await Tell(First, (1, EventLevel.Information), (2, EventLevel.Warning), (3, EventLevel.Error));

        Assert.Equal(["line 3", "line 2"], (await Log(Site, EventLevel.Warning)).Select(line => line.Text));
        Assert.Equal(["line 3"], (await Log(Site, EventLevel.Error)).Select(line => line.Text));
    }

    [Fact]
    public async Task Each_of_several_sites_has_the_log_of_the_gateway_that_delivered_for_it()
    {
        await world.Barcelona.Register("478");
        var other = await world.MoveToOwnSite("478", "Other");
        await world.Barcelona.Quantify(1, DashboardWorld.Day("2026-03-08"));
        await world.Barcelona.Quantify(2, DashboardWorld.Day("2026-03-08", meter: "478"));
        await world.Barcelona.Change(context =>
        {
            context.AddRange(Certificate("a1", First), Certificate("b1", Second), Certificate("b2", Second));
            foreach (var request in context.Set<RawRequestRow>())
            {
                request.CertificateThumbprint = request.Id == 1 ? "a1" : "b1";
            }
        });
        await Tell(First, (1, EventLevel.Information));
        await Tell(Second, (2, EventLevel.Information));

        Assert.Equal("line 1", Assert.Single(await Log(Site)).Text);
        Assert.Equal("line 2", Assert.Single(await Log(other)).Text);
    }

    [Fact]
    public async Task A_line_is_none_of_the_records_that_are_listed_unless_its_kind_is_asked_for()
    {
        await Tell(First, (1, EventLevel.Error));

        var records = world.Get<IRecordQueries>();

        Assert.Empty(await records.List("20", null, 10, Cancellation));
        Assert.Single(await records.List("20", "gateway_error", 10, Cancellation));
    }

    [Fact]
    public async Task Another_tenants_gateway_is_not_heard()
    {
        await Tell(First, (1, EventLevel.Error));
        world.Platform.Session.BecomeOperator(world.Eibar.Id);

        Assert.Empty(await Log(Site));
        Assert.Empty(await Log(world.Eibar.Rows<SiteRow>().Single().Id));
    }

    private GatewayCertificateRow Certificate(string thumbprint, string subject) => new()
    {
        TenantId = world.Barcelona.Id, Thumbprint = thumbprint, Subject = subject, Der = [], NotBefore = When.Instant("2026-01-01T00:00:00Z"),
        NotAfter = When.Instant("2027-01-01T00:00:00Z"), AddedAt = When.Instant("2026-01-01T00:00:00Z"),
    };

    private Task<IReadOnlyList<GatewayLogLine>> Log(int site, EventLevel least = EventLevel.Information, int take = 50) =>
        world.Get<IUploadQueries>().ListLog(site, least, take, Cancellation);

    private Task Tell(string gateway, params (int Number, EventLevel Level)[] events) => world.Platform.Get<ICommitQueue>().Commit(
        session => world.Platform.Get<IToldEvents>().Keep(
            session, world.Barcelona.Id, gateway,
            [.. events.Select(one => new ToldEvent($"{one.Number}", When.Instant("2026-03-08T10:00:00Z").AddSeconds(one.Number), 1400 + one.Number, one.Level, $"line {one.Number}"))]),
        Cancellation);
}
