using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Profiling.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Profiling.Handlers;

/// <summary>What is made anew of profiles that are there, and what is not.</summary>
public class ProfilesMadeAnewTests : IAsyncLifetime
{
    private const int Days = 85;

    private ProfiledTenant tenant = null!;

    public async ValueTask InitializeAsync() => tenant = await ProfiledTenant.Create();

    public ValueTask DisposeAsync() => tenant.Tenant.DisposeAsync();

    [Fact]
    public async Task A_second_run_finds_nothing_to_do_and_a_correction_only_its_own_meter()
    {
        await tenant.MeasureTwelve(Days);
        await tenant.MakeProfiles(Days);
        var before = tenant.Tenant.Rows<MeterProfileRow>();
        tenant.Tenant.Platform.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(1, await tenant.MakeProfiles(Days));
        Assert.Equal(before.Select(row => row.ComputedAt), tenant.Tenant.Rows<MeterProfileRow>().Select(row => row.ComputedAt));

        await tenant.Correct("day-3", day: 84, hour: 4, value: 90);
        await tenant.MakeProfiles(Days);

        var changed = tenant.Tenant.Rows<MeterProfileRow>().Where(row => row.ComputedAt > before[0].ComputedAt);
        Assert.Equal(tenant.ProfileOf("day-3").SeriesId, Assert.Single(changed).SeriesId);
        Assert.Contains(
            tenant.Tenant.Rows<AtypicalDayRow>(),
            day => day.SeriesId == tenant.ProfileOf("day-3").SeriesId && day.Day == ProfiledTenant.From.AddDays(84));
        Assert.Equal([1, 2], tenant.Tenant.Rows<SegmentMonthRow>().Select(row => row.Number).Distinct().Order());
    }

    [Fact]
    public async Task All_days_looked_unusual_by_the_shapes_of_a_former_time_zone()
    {
        // By the clock of Madrid a place that is used from eight, by that of the new zone from three.
        await tenant.MeasureTwelve(Days);
        await tenant.MakeProfiles(Days);
        var before = tenant.Tenant.Rows<AtypicalDayRow>().Count;

        await tenant.Tenant.Platform.Get<ITenantDirectory>().Change("20", new TenantChange(TimeZone: "America/Montevideo"), ProfiledTenant.Cancellation);
        tenant.Tenant.Platform.Get<SeriesDirectory>().Forget(tenant.Tenant.Id);
        await tenant.MakeProfiles(Days);

        Assert.Equal(ProfiledTenant.From.AddDays(Days), tenant.ProfileOf("day-3").ShapesUntil);
        Assert.InRange(tenant.Tenant.Rows<AtypicalDayRow>().Count, 0, before + 12);
    }

    [Fact]
    public async Task A_corrected_temperature_outside_makes_what_a_meter_uses_for_each_degree_anew()
    {
        static double Degrees(int day) => 5 + (day % 8);
        await tenant.Measure("heated", Days, (day, _) => 1 + (0.1 * (15.5 - Degrees(day))));
        await tenant.Measure("weather", Days, (day, _) => Degrees(day), medium: null, quantity: Quantities.OutsideTemperature);
        await tenant.MakeProfiles(Days);
        var before = tenant.ProfileOf("heated").Features!.HeatingSlope;

        for (var hour = 0; hour < 24; hour++)
        {
            await tenant.Correct("weather", day: 40, hour, value: -20, Quantities.OutsideTemperature);
        }

        await tenant.MakeProfiles(Days);

        Assert.Equal(2.4, before!.Value, 1e-6);
        Assert.InRange(tenant.ProfileOf("heated").Features!.HeatingSlope!.Value, 0.1, 2.3);
    }

    [Fact]
    public async Task Weather_that_goes_on_makes_no_profile_of_a_meter_that_does_not_go_on_until_its_next_day_comes()
    {
        static double Use(int day, int hour) => 1 + (0.1 * (day % 8)) + (hour / 24.0);
        await tenant.Measure("seldom", Days, Use);
        await tenant.Measure("often", Days, Use);
        await tenant.Measure("weather", Days, (day, _) => 5 + (day % 8), medium: null, quantity: Quantities.OutsideTemperature);
        await tenant.MakeProfiles(Days);
        var (first, made) = (tenant.ProfileOf("seldom").ComputedAt, TimeSpan.FromHours(24));
        async Task Night(int days)
        {
            tenant.Tenant.Platform.Clock.Advance(made);
            await tenant.MakeProfiles(Days + days);
        }

        await tenant.Measure("often", 2, Use, from: Days);
        await tenant.Measure("weather", 2, (_, _) => 9, medium: null, from: Days, quantity: Quantities.OutsideTemperature);
        await Night(2);
        Assert.Equal((first, first + made), (tenant.ProfileOf("seldom").ComputedAt, tenant.ProfileOf("often").ComputedAt));

        await tenant.Correct("weather", day: Days + 1, hour: 12, value: 30, Quantities.OutsideTemperature);
        await Night(2);
        Assert.Equal((first, first + (2 * made)), (tenant.ProfileOf("seldom").ComputedAt, tenant.ProfileOf("often").ComputedAt));

        await tenant.Measure("seldom", 2, Use, from: Days);
        await Night(2);
        Assert.Equal((first + (3 * made), first + (2 * made)), (tenant.ProfileOf("seldom").ComputedAt, tenant.ProfileOf("often").ComputedAt));
    }

    [Fact]
    public async Task A_holiday_of_the_tenants_region_counts_as_a_Sunday_once_the_region_is_set()
    {
        using var folder = new TemporaryFolder();
        int WorkdaysOf(ProfiledTenant town) => town.Tenant.Rows<TypicalProfileRow>()
            .Single(row => row.Kind == DayKind.Workday && row.Season == Season.Winter).Days;
        int ofCountry;
        await using (var platform = new TestPlatform(folder.Path))
        {
            var town = await ProfiledTenant.Create(platform);
            await town.Measure("shop", Days, ProfiledTenant.Day(0));
            await town.MakeProfiles(Days);
            ofCountry = WorkdaysOf(town);
        }

        await using var catalan = new TestPlatform(folder.Path, new Dictionary<string, string?> { ["Prediction:Holidays:20"] = "ES-CT" });
        var regional = await ProfiledTenant.Create(catalan);
        await regional.MakeProfiles(Days);

        // Sant Esteve, 26 December 2025, a Friday.
        Assert.Equal(ofCountry - 1, WorkdaysOf(regional));
        Assert.True(catalan.Get<IRestDays>().IsHoliday(catalan.Get<IRestDays>().RegionOf("20", "ES"), new DateOnly(2025, 12, 26)));
    }
}
