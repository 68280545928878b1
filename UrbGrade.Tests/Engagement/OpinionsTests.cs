using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Lighting.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Quantification;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Engagement;

/// <summary>Votes with the light and the power of their minute.</summary>
public class OpinionsTests : IAsyncLifetime
{
    private EngagedTenant eibar = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => eibar = await EngagedTenant.Create();

    public ValueTask DisposeAsync() => eibar.DisposeAsync();

    [Fact]
    public async Task A_vote_has_the_light_of_its_minute_and_what_arrives_late_corrects_it()
    {
        eibar.Platform.Clock.SetUtcNow(When.Instant("2026-03-10T22:45:00Z"));
        await eibar.Vote("P-1", "one", 2, "too dark");
        Assert.Equal((null, null), await TheVote());

        await Log(1, ("2026-03-10T18:10:00Z", "ENC", "1", ""));
        Assert.Equal(100, (await TheVote()).Level);
        await Log(2, ("2026-03-10T22:30:00Z", "RED", "60", "%"), ("2026-03-10T22:50:00Z", "RED", "40", "%"));
        Assert.Equal(60, (await TheVote()).Level);
    }

    [Fact]
    public async Task Without_a_log_the_program_that_the_node_works_by_tells_the_light()
    {
        eibar.Platform.Clock.SetUtcNow(When.Instant("2026-03-10T22:45:00Z"));
        await eibar.Vote("P-1", "one", 2);
        await Program(1, "sunset 100; sunrise 0", "2026-03-01T10:00:00Z");
        Assert.Equal(100, (await TheVote()).Level);
        await Program(2, "sunset 90; 23:30 30; sunrise 0", "2026-03-09T10:00:00Z");
        // 23:45 in Eibar.
        Assert.Equal(30, (await TheVote()).Level);
        await Program(3, "sunset 80; sunrise 0", "2026-03-11T10:00:00Z");
        Assert.Equal(30, (await TheVote()).Level);
    }

    [Fact]
    public async Task A_vote_has_the_power_that_was_measured_around_it()
    {
        eibar.Platform.Clock.SetUtcNow(When.Instant("2026-03-10T20:45:00Z"));
        await eibar.Vote("P-1", "one", 4);
        await eibar.Tenant.Quantify(1, ShopHour.Of("477", When.Instant("2026-03-10T20:00:00Z"), 2.4, 0.05, 21, 15));

        Assert.Equal(2400, (await TheVote()).Power!.Value, 6);
    }

    [Fact]
    public async Task The_power_of_a_vote_is_multiplied_as_figures_are_and_none_where_they_do_not_believe_it()
    {
        eibar.Platform.Clock.SetUtcNow(When.Instant("2026-03-10T20:45:00Z"));
        await eibar.Vote("P-1", "one", 4);
        await eibar.Tenant.Change(context => context.Add(new MeterSettingRow
        {
            TenantId = eibar.Tenant.Id, MeterId = context.Set<MeterRow>().Single(meter => meter.Source == "477").Id, From = When.Instant("2026-01-01T00:00:00Z"),
            Multiplier = 2, MostPerHour = 10, Source = "fuse of 40 A",
        }));
        eibar.Platform.Get<SeriesDirectory>().Forget(eibar.Tenant.Id);
        var hour = ShopHour.Of("477", When.Instant("2026-03-10T20:00:00Z"), 2.4, 0.05, 21, 15);

        await eibar.Tenant.QuantifyAndCompute(1, hour);
        Assert.Equal(4800, (await TheVote()).Power!.Value, 6);
        await eibar.Tenant.QuantifyAndCompute(2, hour with { Energy = 24 });
        Assert.Null((await TheVote()).Power);
    }

    [Fact]
    public async Task A_submeter_told_the_power_of_the_whole_place_at_a_vote()
    {
        eibar.Platform.Clock.SetUtcNow(When.Instant("2026-03-10T20:45:00Z"));
        await eibar.Vote("P-1", "one", 4);
        await eibar.Tenant.Change(context =>
        {
            var (part, main) = (context.Set<MeterRow>().Single(meter => meter.Source == "477"), context.Set<MeterRow>().Single(meter => meter.Source == "478"));
            main.AssetId = part.AssetId;
            context.Add(new MeterSettingRow { TenantId = eibar.Tenant.Id, MeterId = part.Id, From = When.Instant("2026-01-01T00:00:00Z"), Below = main.Id, Source = "plan" });
        });
        eibar.Platform.Get<SeriesDirectory>().Forget(eibar.Tenant.Id);
        var hour = ShopHour.Of("477", When.Instant("2026-03-10T20:00:00Z"), 0.4, 0.05, 21, 15);

        await eibar.Tenant.Quantify(1, hour, hour with { Source = "478", Energy = 2.4 });

        Assert.Equal(2400, (await TheVote()).Power!.Value, 6);
    }

    [Fact]
    public async Task The_curve_has_a_point_for_each_level_and_hides_few_votes()
    {
        await Log(1, ("2026-03-10T18:10:00Z", "ENC", "1", ""), ("2026-03-10T22:00:00Z", "RED", "50", "%"));
        await Votes("2026-03-10T20:00:00Z", "P-1", 30, 5);
        await Votes("2026-03-10T22:15:00Z", "P-2", 6, 2);
        await Votes("2026-03-10T20:00:00Z", "P-9", 4, 1);
        eibar.Platform.Session.BecomeOperator(eibar.Tenant.Id);

        var curve = (await eibar.Platform.Get<IOpinions>().Curve("Untzaga", new(2026, 3, 1), new(2026, 4, 1), Cancellation))!;

        Assert.Equal([(50, 6), (100, 30)], curve.Points.Select(point => (point.LevelPercent, point.Opinion.Votes)));
        var mean = ((30 * 100) + (6 * 25)) / 40.0;
        Assert.Equal(((6 * 25) + (20 * mean)) / 26, curve.Points[0].Opinion.Shown!.Value, 9);
        Assert.Equal(100, curve.Points[1].Opinion.Shown);
        Assert.Equal((36, 0, "Untzaga"), (curve.All.Votes, curve.UnknownLevel, Assert.Single(curve.Streets)));
        var all = (await eibar.Platform.Get<IOpinions>().Curve(null, new(2026, 3, 1), new(2026, 4, 1), Cancellation))!;
        Assert.Equal((40, 4), (all.All.Votes, all.UnknownLevel));
    }

    private async Task<(int? Level, double? Power)> TheVote()
    {
        eibar.Platform.Session.BecomeOperator(eibar.Tenant.Id);
        var vote = Assert.Single(await eibar.Platform.Get<IOpinions>().Votes("Untzaga", new(2026, 3, 1), new(2026, 4, 1), Cancellation));
        return (vote.LevelPercent, vote.PowerWatt);
    }

    private Task Log(long request, params (string At, string Event, string Value, string Unit)[] events) => eibar.Tenant.Quantify(
        request, TestRequest.OfHeads("DSE07", "0.0.1", [.. events.Select((one, at) => ("477", When.Instant(one.At), new[]
        {
            ("event_id", $"e{request}-{at}"), ("circuit", "0"), ("event", one.Event), ("value", one.Value), ("unit", one.Unit),
        }))]));

    private Task Program(int version, string profile, string acknowledged) => eibar.Tenant.Change(context => context.Add(new LightingProgramRow
    {
        TenantId = eibar.Tenant.Id, Node = "477", Version = version, Profile = profile, EditedBy = "operator@eibar.example",
        EditedAt = When.Instant(acknowledged), AcknowledgedAt = When.Instant(acknowledged), Function = NodeFunction.Master,
    }));

    private Task Votes(string at, string place, int count, int score) =>
        eibar.Tenant.Change(context => context.AddRange(Enumerable.Range(0, count).Select(vote => new SiteRecordRow
        {
            TenantId = eibar.Tenant.Id, Kind = "vote", Key = $"{place}-{at}-{vote}", Revision = 1, Subject = place, At = When.Instant(at).AddSeconds(vote),
            Fields = $$"""{"campaign":"light-2026","score":"{{score}}"}""",
        })));
}
