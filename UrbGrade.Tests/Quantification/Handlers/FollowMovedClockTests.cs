using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Domain.Checks;
using UrbGrade.Modules.Quantification.Handlers;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Handlers;

/// <summary>A shop that draws 1 kWh each hour of 1 and 2 January 2020 in Madrid.</summary>
public class FollowMovedClockTests : IAsyncLifetime
{
    private QuantifiedTenant tenant = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        tenant = await QuantifiedTenant.Create();
        await tenant.Register("477");
        await tenant.QuantifyAndCompute(1, [.. Enumerable.Range(0, 48).Select(hour => ShopHour.Of("477", When.Instant("2019-12-31T23:00:00Z").AddHours(hour), 1))]);
        Assert.Equal((null, 24.0, 24.0, null), Days());
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Theory]
    [InlineData("Atlantic/Canary", 1.0, 24.0, 23.0, null)]
    [InlineData("Europe/Athens", null, 23.0, 24.0, 1.0)]
    public async Task Days_of_a_tenant_that_moved_to_another_time_zone_began_at_the_former_midnight(string zone, double? first, double? second, double? third, double? last)
    {
        await tenant.Platform.Get<ITenantDirectory>().Change("20", new TenantChange(TimeZone: zone), Cancellation);
        await FollowWish();
        await tenant.ComputeKpis();

        Assert.Equal((first, second, third, last), Days());
        Assert.Empty(tenant.Rows<DirtyPeriodRow>());
    }

    [Fact]
    public async Task Hours_of_a_first_day_that_another_time_zone_gave_to_the_next_one_counted_in_both()
    {
        foreach (var zone in new[] { "Atlantic/Canary", "Europe/Madrid" })
        {
            await tenant.Platform.Get<ITenantDirectory>().Change("20", new TenantChange(TimeZone: zone), Cancellation);
            await FollowWish();
            await tenant.ComputeKpis();
        }

        Assert.Equal((null, 24.0, 24.0, null), Days());
        Assert.Equal(
            [null, 48.0],
            tenant.Rows<KpiRow>().Where(kpi => kpi.Resolution == KpiResolution.Month && kpi.DefinitionId == KpiDefinitions.Energy.Id).OrderBy(kpi => kpi.PeriodStart)
                .Select(kpi => kpi.Value));
        Assert.Equal([When.Day("2020-01-01"), When.Day("2020-01-02")], tenant.Rows<SeriesDayRow>().Select(day => day.LocalDay).Distinct().Order());
    }

    /// <summary>A day of Madrid of which nothing is known but its sum; nothing is known of the days beside it.</summary>
    [Theory]
    [InlineData("Atlantic/Canary", 2.0, 46.0, null)]
    [InlineData("Europe/Athens", null, 46.0, 2.0)]
    public async Task Of_a_sum_that_reaches_onto_another_day_since_an_hour_was_lost(string zone, double? before, double? day, double? after)
    {
        var midnight = When.Instant("2020-01-09T23:00:00Z");
        await tenant.QuantifyAndCompute(2, new ShopHour("477", midnight, midnight.AddDays(1), 48));

        await tenant.Platform.Get<ITenantDirectory>().Change("20", new TenantChange(TimeZone: zone), Cancellation);
        await FollowWish();
        await tenant.ComputeKpis();

        Assert.Equal((before, day, after), (Rounded("2020-01-09"), Rounded("2020-01-10"), Rounded("2020-01-11")));
    }

    /// <summary>Midnight of 20 January in Madrid, from which the limit holds, is an hour of the day before it in the new zone.</summary>
    [Fact]
    public async Task An_hour_that_was_too_much_for_a_day_that_it_is_no_hour_of_any_more_stayed_rejected()
    {
        await tenant.Limit(new HourLimits(When.Day("2020-01-20"), Most: 50, Estimates: false));
        await tenant.QuantifyAndCompute(2, [.. Enumerable.Range(0, 48).Select(hour => ShopHour.Of("477", When.Instant("2020-01-18T23:00:00Z").AddHours(hour), hour == 24 ? 60 : 1))]);
        Assert.Single(tenant.Rows<CheckedHourRow>());

        await tenant.Platform.Get<ITenantDirectory>().Change("20", new TenantChange(TimeZone: "Atlantic/Canary"), Cancellation);
        await FollowWish();
        await tenant.ComputeKpis();

        Assert.Equal((1.0, 83.0, 23.0), (Energy("2020-01-18"), Energy("2020-01-19"), Energy("2020-01-20")));
        Assert.Empty(tenant.Rows<CheckedHourRow>());
    }

    [Fact]
    public async Task Readings_that_waited_while_the_tenant_moved_lost_the_hour_of_their_former_first_day()
    {
        await tenant.Quantify(2, [.. Enumerable.Range(0, 24).Select(hour => ShopHour.Of("477", When.Instant("2020-01-19T23:00:00Z").AddHours(hour), 1))]);

        await tenant.Platform.Get<ITenantDirectory>().Change("20", new TenantChange(TimeZone: "Atlantic/Canary"), Cancellation);
        await FollowWish();
        await tenant.ComputeKpis();

        Assert.Equal((1.0, 23.0), (Energy("2020-01-19"), Energy("2020-01-20")));
    }

    /// <summary>Its first message made it an asset of the tenant's own site, which goes by Madrid.</summary>
    [Fact]
    public async Task A_meter_that_a_first_manifest_puts_into_another_time_zone_has_its_figures_computed_anew()
    {
        await tenant.Platform.Get<ISiteCatalogue>().Import(
            new SiteManifest("20", "LPA-01", "Shops", "Atlantic/Canary", "simulated", [new SiteAsset("ES01", "477", "Forn", "bakery", 62, 28.12, -15.43, "Mon-Sat 07-20", [])]), Cancellation);

        await FollowWish();
        await tenant.ComputeKpis();
        Assert.Equal((1.0, 24.0, 23.0, null), Days());
    }

    [Fact]
    public async Task A_site_whose_manifest_names_another_time_zone_has_its_figures_computed_anew()
    {
        SiteManifest manifest = new("20", "BCN-01", "Shops", "Europe/Madrid", "simulated", [
            new SiteAsset("ES01", "477", "Forn", "bakery", 62, 41.38, 2.17, "Mon-Sat 07-20", [])]);
        var sites = tenant.Platform.Get<ISiteCatalogue>();
        await sites.Import(manifest, Cancellation);
        Assert.Equal(0, Wishes());

        await sites.Import(manifest with { TimeZone = "Atlantic/Canary" }, Cancellation);
        Assert.Equal(1, Wishes());
    }

    private int Wishes()
    {
        using var database = tenant.Platform.Contexts.Read(TenantScope.Platform);
        var contract = WorkContract.Of<FiguresOutdated>().Name;
        return database.Set<WorkItemRow>().Count(item => item.Contract == contract);
    }

    private (double?, double?, double?, double?) Days() => (Energy("2019-12-31"), Energy("2020-01-01"), Energy("2020-01-02"), Energy("2020-01-03"));

    private double? Rounded(string day) => Energy(day) is { } value ? Math.Round(value, 9) : null;

    private double? Energy(string day) => tenant.Kpi(KpiDefinitions.Energy, day)?.Value;

    /// <summary>Stretch by stretch, as work items do.</summary>
    private async Task FollowWish()
    {
        Assert.NotEqual(0, Wishes());
        for (var next = new FiguresOutdated(tenant.Id, From: null); next is not null;)
        {
            var work = new TestWork(1, tenant.Id, Cancellation);
            await new MarkOutdated(tenant.Platform.Contexts, tenant.Platform.Get<SeriesDirectory>(), tenant.Platform.Get<StaleMarks>(), work).Handle(next);
            await work.Close(tenant.Platform.Queue);
            next = work.Published.Cast<FiguresOutdated>().SingleOrDefault();
        }
    }
}
