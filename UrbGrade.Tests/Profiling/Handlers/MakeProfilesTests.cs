using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Profiling.Store;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Tests.Profiling.Handlers;

public class MakeProfilesTests : IAsyncLifetime
{
    private const int Days = 85;

    private ProfiledTenant tenant = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => tenant = await ProfiledTenant.Create();

    public ValueTask DisposeAsync() => tenant.Tenant.DisposeAsync();

    [Fact]
    public async Task A_place_is_compared_by_its_main_meter_and_not_besides_by_what_that_counts_too()
    {
        await tenant.Tenant.Register("main", "part");
        await tenant.Tenant.Change(context => context.Set<MeterRow>().Single(meter => meter.Source == "part").AssetId = tenant.Tenant.AssetOf("main"));
        var setting = new MeterSettingEntry(
            "part", new DateTimeOffset(2025, 11, 30, 0, 0, 0, TimeSpan.Zero), 1, null, null, FeedsIn: false, IsReplacement: false, "plan of the building", Below: "main");
        Assert.Equal(AdministrationOutcome.Done, (await tenant.Tenant.Platform.Get<IMeterSettings>().Set("20", setting, Cancellation)).Outcome);
        await tenant.Measure("main", Days, (_, hour) => hour < 8 ? 2 : 4);
        await tenant.Measure("part", Days, (_, hour) => hour < 8 ? 1 : 2);

        await tenant.MakeProfiles(Days);

        Assert.Equal(80, Assert.Single(tenant.Tenant.Rows<ConsumerProfileRow>()).Values[(int)PeerMeasure.DailyMean], 3);
        Assert.Equal(40, tenant.ProfileOf("part").DailyMean!.Value, 6);
    }

    [Fact]
    public async Task A_place_is_not_compared_by_a_counter_besides_the_hours_that_came_after_it()
    {
        await tenant.Measure("477", Days, (_, hour) => hour < 8 ? 1 : 2);
        await tenant.MakeProfiles(Days);
        await tenant.Tenant.Change(context => context.Set<SeriesRow>().Single().Quantity = Quantities.EnergyRegister);
        await tenant.Measure("477", Days, (_, hour) => hour < 8 ? 2 : 4);

        await tenant.MakeProfiles(Days);

        Assert.Equal(80, tenant.ProfileOf("477").DailyMean!.Value, 6);
        Assert.Equal(80, Assert.Single(tenant.Tenant.Rows<ConsumerProfileRow>()).Values[(int)PeerMeasure.DailyMean], 3);
    }

    [Fact]
    public async Task A_place_with_a_young_meter_is_not_compared_by_its_other_meters_alone_and_is_said_to_be_left_out()
    {
        await tenant.MeasureTwelve(Days);
        await tenant.Tenant.Register("young");
        await tenant.Tenant.Change(context => context.Set<MeterRow>().Single(meter => meter.Source == "young").AssetId = tenant.Tenant.AssetOf("day-0"));
        await tenant.Measure("young", 10, ProfiledTenant.Day(1), from: Days - 10);

        await tenant.MakeProfiles(Days);

        var left = (await tenant.Ask(queries => queries.OfAsset(tenant.Tenant.AssetOf("day-0"), Cancellation)))!;
        Assert.Empty(left.Peers);
        Assert.Equal([new LackOfPeers(Medium.Power, IsPart: true)], left.NotCompared);
        var other = (await tenant.Ask(queries => queries.OfAsset(tenant.Tenant.AssetOf("day-1"), Cancellation)))!;
        Assert.Equal((11, 1), (Assert.Single(other.Peers).Members, other.Peers[0].LeftOut));
        Assert.Empty(other.NotCompared);

        await tenant.Measure("young", 18, ProfiledTenant.Day(1), from: Days);
        await tenant.MakeProfiles(Days + 18);

        var whole = (await tenant.Ask(queries => queries.OfAsset(tenant.Tenant.AssetOf("day-0"), Cancellation)))!;
        Assert.Equal((12, 0), (Assert.Single(whole.Peers).Members, whole.Peers[0].LeftOut));
    }

    [Fact]
    public async Task Meters_that_are_used_alike_are_in_one_segment_that_keeps_its_number()
    {
        await tenant.MeasureTwelve(Days);

        // Three items of five, three months.
        Assert.Equal(3 + 3, await tenant.MakeProfiles(Days));

        var month = await tenant.Ask(queries => queries.Segments(null, null, Cancellation));
        Assert.Equal((Medium.Power, new DateOnly(2026, 2, 1), 2), (month.Medium, month.Month, month.Segments.Count));
        Assert.InRange(month.Silhouette!.Value, 0.5, 1);
        Assert.Equal([6, 6], month.Segments.Select(segment => segment.Members.Count));
        Assert.All(month.Segments, segment =>
        {
            Assert.Single(segment.Members.Select(member => member.Meter[0]).Distinct());
            Assert.Equal(new DateOnly(2025, 12, 1), segment.Since);
            Assert.All(segment.Members, member => Assert.Equal((3, 1.0), (member.Place.Months, member.Place.Stability)));
            Assert.Equal(168, segment.Week.Count);
            Assert.Contains(segment.Traits, trait => trait.Feature == SegmentFeature.NightToDay);
        });
        Assert.Equal(12, month.States[ProfileState.Ready]);
    }

    [Fact]
    public async Task Who_is_erased_while_meters_are_divided_is_left_out_and_the_others_stay_divided()
    {
        await tenant.MeasureTwelve(Days);
        var february = new DateOnly(2026, 2, 1);
        tenant.BeforeCommit = message => message is not SegmentsDue ? Task.CompletedTask : tenant.Tenant.Change(context =>
        {
            var series = context.Set<ProfileMonthRow>().Where(row => row.Month == february).Min(row => row.SeriesId);
            context.Set<ProfileMonthRow>().Where(row => row.SeriesId == series).ExecuteDelete();
            tenant.BeforeCommit = null;
        });

        await tenant.MakeProfiles(Days);

        var december = new DateOnly(2025, 12, 1);
        Assert.Equal(11, tenant.Tenant.Rows<SegmentMemberRow>().Count(row => row.Month == december));
        Assert.Equal(11, tenant.Tenant.Rows<SegmentMemberRow>().Count(row => row.Month == february));
        Assert.Equal(2, tenant.Tenant.Rows<SegmentMonthRow>().Count(row => row.Month == december));
    }

    [Fact]
    public async Task The_profile_of_an_asset_tells_its_usual_days_and_its_place_among_peers()
    {
        await tenant.MeasureTwelve(Days);
        await tenant.MakeProfiles(Days);

        var profile = (await tenant.Ask(queries => queries.OfAsset(tenant.Tenant.AssetOf("day-0"), Cancellation)))!;

        var meter = Assert.Single(profile.Meters);
        Assert.Equal((ProfileState.Ready, Days, "kW.h"), (meter.State, meter.Days, meter.Unit));
        var workday = meter.Typical.Single(day => day is { Kind: DayKind.Workday, Season: Season.Winter });
        Assert.Equal(4, workday.Median[12], 0.2);
        Assert.True(workday.Low[12] <= workday.Median[12] && workday.Median[12] <= workday.High[12]);
        var peers = Assert.Single(profile.Peers);
        Assert.Equal((12, PeerLevel.KindSite), (peers.Members, peers.Level));
        Assert.Equal(24, peers.Day!.Median.Count);
        var daily = peers.Places.Single(place => place.Measure == PeerMeasure.DailyMean);
        Assert.InRange(daily.Percentile, 0, 100);
        Assert.True(daily.Low <= daily.Median && daily.Median <= daily.High);
    }

    [Theory]
    [InlineData(95, 98, 99, false, 1)]
    [InlineData(40, 90, 99, false, 2)]
    [InlineData(40, 89, 99, true, 3)]
    [InlineData(40, 60, 70, true, 4)]
    public async Task The_profile_of_an_asset_tells_comfort_class_and_votes_of_the_last_whole_month(double first, double second, double third, bool isCooled, int expected)
    {
        await tenant.Measure("shop", 40, ProfiledTenant.Day(1));
        await tenant.MakeProfiles(40);
        var asset = tenant.Tenant.AssetOf("shop");
        (string Code, double Value)[] figures =
        [
            (isCooled ? "comfort_cooling_1" : "comfort_1", first), (isCooled ? "comfort_cooling_2" : "comfort_2", second),
            (isCooled ? "comfort_cooling_3" : "comfort_3", third), ("satisfaction_votes", 61),
        ];
        Assert.Equal((null, null, null), Of((await tenant.Ask(queries => queries.OfAsset(asset, Cancellation)))!));
        await tenant.Tenant.Change(database => database.AddRange(figures.Select(figure => new PeriodKpiRow
        {
            TenantId = tenant.Tenant.Id, Resolution = KpiResolution.Month, PeriodStart = ProfiledTenant.From, Scope = KpiScope.Asset, ScopeId = asset,
            DefinitionId = KpiDefinitions.All.Single(kpi => kpi.Code == figure.Code).Id, Value = figure.Value, ExpectedIntervals = 744, ValidIntervals = 744,
            Status = KpiStatus.Ok,
        })));

        Assert.Equal(((double?)second, (int?)expected, (double?)61), Of((await tenant.Ask(queries => queries.OfAsset(asset, Cancellation)))!));

        static (double?, int?, double?) Of(AssetProfile profile) => (profile.ComfortShare, profile.ComfortClass, profile.Satisfaction);
    }

    [Fact]
    public async Task A_profile_and_the_groups_of_a_month_tell_where_their_readings_come_from()
    {
        await tenant.MeasureTwelve(Days);
        await tenant.Tenant.Change(context => context.Set<SiteRow>().ToList().ForEach(site => site.Origin = "simulated"));
        await tenant.MakeProfiles(Days);

        Assert.Equal("simulated", (await tenant.Ask(queries => queries.OfAsset(tenant.Tenant.AssetOf("day-0"), Cancellation)))!.Origin);
        Assert.Equal("simulated", (await tenant.Ask(queries => queries.Segments(null, null, Cancellation))).Origin);
    }

    [Fact]
    public async Task Seven_peers_are_too_few()
    {
        for (var i = 0; i < 7; i++)
        {
            await tenant.Measure($"day-{i}", 30, ProfiledTenant.Day(i));
        }

        await tenant.MakeProfiles(30);

        var profile = (await tenant.Ask(queries => queries.OfAsset(tenant.Tenant.AssetOf("day-0"), Cancellation)))!;
        Assert.Empty(profile.Peers);
        Assert.Equal([new LackOfPeers(Medium.Power, IsPart: false)], profile.NotCompared);
        Assert.Equal(ProfileState.Ready, Assert.Single(profile.Meters).State);
        var month = await tenant.Ask(queries => queries.Segments(null, null, Cancellation));
        Assert.Empty(month.Segments);
        Assert.Equal(7, month.States[ProfileState.Ready]);
    }

    [Fact]
    public async Task A_meter_with_few_days_says_from_when()
    {
        await tenant.Measure("new", 10, ProfiledTenant.Day(1));
        await tenant.MakeProfiles(10);

        var profile = (await tenant.Ask(queries => queries.OfAsset(tenant.Tenant.AssetOf("new"), Cancellation)))!;
        Assert.Equal((ProfileState.TooShort, ProfiledTenant.From.AddDays(28)), (profile.Meters[0].State, profile.Meters[0].AvailableFrom));

        await tenant.Measure("new", 18, ProfiledTenant.Day(1), from: 10);
        await tenant.MakeProfiles(28);
        Assert.Equal(ProfileState.Ready, tenant.ProfileOf("new").State);
    }

    [Fact]
    public async Task Nobody_sees_another_tenants_profiles()
    {
        await tenant.MeasureTwelve(Days);
        await tenant.MakeProfiles(Days);
        var other = await ProfiledTenant.Create(tenant.Tenant.Platform, "30");
        await other.MakeProfiles(Days);

        Assert.Null(await other.Ask(queries => queries.OfAsset(tenant.Tenant.AssetOf("day-0"), Cancellation)));
        Assert.Empty(await other.Ask(queries => queries.AtypicalDays(null, ProfiledTenant.From, ProfiledTenant.From.AddDays(Days), Cancellation)));
        Assert.Empty((await other.Ask(queries => queries.Segments(null, null, Cancellation))).Segments);
        Assert.NotEmpty(tenant.Tenant.Rows<MeterProfileRow>());
    }
}
