using System.Text.Json;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Bus.Delivery;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Profiling.Handlers;
using UrbGrade.Tests.Quantification;

namespace UrbGrade.Tests.Profiling.Handlers;

public class TellProfileTests : IAsyncLifetime
{
    private const int Days = 85;

    private ProfiledTenant tenant = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        tenant = await ProfiledTenant.Create();
        await tenant.Measure("shop", Days, (day, hour) => 1 + (hour is >= 8 and < 20 ? 3 : 0) + (0.1 * Math.Sin((day * 24) + hour)));
        await tenant.MakeProfiles(Days);
        tenant.Tenant.Platform.Clock.Advance(TimeSpan.FromHours(1));
        await tenant.Correct("shop", day: 84, hour: 4, value: 90);
        await tenant.MakeProfiles(Days);
    }

    public ValueTask DisposeAsync() => tenant.Tenant.DisposeAsync();

    [Theory]
    [InlineData("shop", 1)]
    [InlineData("nobody's", 0)]
    public async Task Whoever_asks_for_a_meter_gets_how_it_is_usually_used(string meter, int count)
    {
        var work = new TestWork(77, tenant.Tenant.Id, Cancellation);
        await new TellProfile(tenant.Tenant.Platform.Contexts, tenant.Tenant.Platform.Get<IServiceCalls>(), work).Handle(new ProfileAsked(meter));
        var profiles = (await Told(work)).GetProperty("profiles").EnumerateArray().ToList();

        Assert.Equal(count, profiles.Count);
        Assert.All(profiles, profile => Assert.Equal("shop", profile.GetProperty("meter").GetString()));
        Assert.All(profiles, profile => Assert.NotEqual(0, profile.GetProperty("typical").GetArrayLength()));
    }

    [Fact]
    public async Task Whoever_asks_for_days_gets_the_unusual_ones_among_them()
    {
        var asked = ProfiledTenant.From.AddDays(84);
        var work = new TestWork(78, tenant.Tenant.Id, Cancellation);
        await new TellAtypicalDays(tenant.Tenant.Platform.Contexts, tenant.Tenant.Platform.Get<IServiceCalls>(), work).Handle(new AtypicalDaysAsked(asked, asked.AddDays(1)));
        var day = Assert.Single((await Told(work)).GetProperty("days").EnumerateArray());

        Assert.Equal(("shop", "2026-02-23"), (day.GetProperty("meter").GetString(), day.GetProperty("day").GetString()));
    }

    [Fact]
    public async Task Days_that_end_before_they_begin_cannot_be_asked_for()
    {
        var work = new TestWork(79, tenant.Tenant.Id, Cancellation);
        var refused = await Assert.ThrowsAsync<UnreadableWorkException>(() =>
            new TellAtypicalDays(tenant.Tenant.Platform.Contexts, tenant.Tenant.Platform.Get<IServiceCalls>(), work).Handle(new AtypicalDaysAsked(ProfiledTenant.From, ProfiledTenant.From)));

        Assert.Contains("allowed are 1 to 366 days", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_asks_for_segments_gets_the_meters_that_are_used_alike()
    {
        await tenant.MeasureTwelve(Days);
        await tenant.MakeProfiles(Days);
        var work = new TestWork(80, tenant.Tenant.Id, Cancellation);
        await new TellSegments(tenant.Tenant.Platform.Contexts, tenant.Tenant.Platform.Get<IServiceCalls>(), work).Handle(new SegmentsAsked(Medium.Power));
        var told = await Told(work);

        Assert.Equal("2026-02-01", told.GetProperty("month").GetString());
        var members = told.GetProperty("segments").EnumerateArray().Select(segment =>
            segment.GetProperty("members").EnumerateArray().Select(member => member.GetProperty("meter").GetString()!).ToList()).ToList();
        Assert.Equal(13, members.Sum(meters => meters.Count));
        Assert.Single(members, meters => meters.Contains("night-0"));
        Assert.All(members, meters => Assert.False(meters.Contains("day-0") && meters.Contains("night-0")));
    }

    [Theory]
    [InlineData("day-0", 1)]
    [InlineData("nobody's", 0)]
    public async Task Whoever_asks_for_peers_gets_the_place_among_them_and_none_of_them(string meter, int count)
    {
        await tenant.MeasureTwelve(Days);
        await tenant.MakeProfiles(Days);
        var work = new TestWork(81, tenant.Tenant.Id, Cancellation);
        await new TellPeers(tenant.Tenant.Platform.Contexts, tenant.Tenant.Platform.Get<IServiceCalls>(), work).Handle(new PeersAsked(meter));
        var told = await Told(work);

        Assert.Equal(count, told.GetProperty("peers").GetArrayLength());
        Assert.DoesNotContain("night-0", told.GetRawText(), StringComparison.Ordinal);
        Assert.All(told.GetProperty("peers").EnumerateArray(), peers => Assert.Equal(13, peers.GetProperty("members").GetInt32()));
    }

    private async Task<JsonElement> Told(TestWork work)
    {
        await work.Close(tenant.Tenant.Platform.Queue);
        return JsonElement.Parse(Assert.Single(tenant.Tenant.Rows<WorkReplyRow>()).Payload);
    }
}
