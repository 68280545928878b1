using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Handlers;

public class ComputePeriodsTests : IAsyncLifetime
{
    private QuantifiedTenant tenant = null!;

    public async ValueTask InitializeAsync()
    {
        tenant = await QuantifiedTenant.Create();
        await tenant.Register("477", "478");
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Fact]
    public async Task A_month_of_hours_gives_the_load_of_its_weeks_its_month_and_its_year()
    {
        await Compute(1, Days("477", "2019-07-01", 31));
        var peak = tenant.PeriodKpi(PeriodKpiDefinitions.Peak, KpiResolution.Month, "2019-07-01", KpiMedium.Power)!;
        Assert.Equal((24.0, 744, 744, KpiStatus.Ok), (peak.Value, peak.ExpectedIntervals, peak.ValidIntervals, peak.Status));
        Assert.Equal(When.Milliseconds("2019-07-01T21:00:00Z"), peak.OccurredAt);
        Assert.Equal(12.5 / 24, Month(PeriodKpiDefinitions.LoadFactor)!.Value, 12);
        Assert.Equal(2, Month(PeriodKpiDefinitions.BaseLoad)!.Value, 12);
        Assert.Equal(1, Month(PeriodKpiDefinitions.BaseLoadOfDays));
        Assert.Equal(3 / 13.5, Month(PeriodKpiDefinitions.NightDay)!.Value, 12);
        Assert.Equal(1, Month(PeriodKpiDefinitions.WeekendWorkday)!.Value, 12);
        Assert.Equal(31 * 300, Month(KpiDefinitions.Energy)!.Value, 9);
        Assert.Equal(31 * 300 * 0.05, Month(KpiDefinitions.Cost, KpiMedium.All)!.Value, 9);
        Assert.Equal(100, Month(PeriodKpiDefinitions.Completeness, KpiMedium.All));
        Assert.Equal(1, Month(PeriodKpiDefinitions.CaptureRatio, KpiMedium.All)!.Value, 12);
        Assert.Equal(7 * 300, tenant.PeriodKpi(KpiDefinitions.Energy, KpiResolution.Week, "2019-07-08", KpiMedium.Power)!.Value!.Value, 9);
        var year = tenant.PeriodKpi(KpiDefinitions.Energy, KpiResolution.Year, "2019-01-01", KpiMedium.Power)!;
        Assert.Equal((8760, 744, KpiStatus.Insufficient), (year.ExpectedIntervals, year.ValidIntervals, year.Status));
        Assert.Equal(31 * 300, year.Value!.Value, 9);
        Assert.Empty(tenant.Rows<StaleMonthRow>());

        double? Month(KpiDefinitionRow definition, KpiMedium medium = KpiMedium.Power) =>
            tenant.PeriodKpi(definition, KpiResolution.Month, "2019-07-01", medium)?.Value;
    }

    /// <summary>15 August 2019, the Assumption, was a Thursday.</summary>
    [Fact]
    public async Task A_public_holiday_of_the_country_is_no_workday()
    {
        var (from, holiday) = (When.Instant("2019-08-11T22:00:00Z"), When.Instant("2019-08-14T22:00:00Z"));
        await Compute(1, [.. Enumerable.Range(0, 7 * 24).Select(hour => from.AddHours(hour)).Select(at =>
            ShopHour.Of("477", at, (at >= holiday && at < holiday.AddDays(1)) || at >= from.AddDays(5) ? 1 : (at - from).Hours is >= 9 and < 17 ? 10 : 4))]);

        Assert.Equal(0.4, tenant.PeriodKpi(PeriodKpiDefinitions.NightDay, KpiResolution.Week, "2019-08-12", KpiMedium.Power)!.Value!.Value, 12);
        Assert.Equal(1 / 6.0, tenant.PeriodKpi(PeriodKpiDefinitions.WeekendWorkday, KpiResolution.Week, "2019-08-12", KpiMedium.Power)!.Value!.Value, 12);
    }

    [Fact]
    public async Task Temperatures_give_degree_days_and_comfort()
    {
        await Compute(1, Days("477", "2019-07-01", 31));
        Assert.Equal(31 * 3, tenant.PeriodKpi(PeriodKpiDefinitions.Heating18, KpiResolution.Month, "2019-07-01")!.Value!.Value, 9);
        Assert.Equal(31, tenant.PeriodKpi(PeriodKpiDefinitions.Heating18, KpiResolution.Month, "2019-07-01")!.ExpectedIntervals);
        Assert.Equal(0, tenant.PeriodKpi(PeriodKpiDefinitions.CoolingThree, KpiResolution.Month, "2019-07-01")!.Value);
        Assert.Equal(0, tenant.PeriodKpi(PeriodKpiDefinitions.TooWarm, KpiResolution.Month, "2019-07-01")!.Value);
        Assert.Null(tenant.PeriodKpi(PeriodKpiDefinitions.ComfortOne, KpiResolution.Month, "2019-07-01"));
        // The running mean begins on the eighth day; 15 degrees outside ask for 23.75 inside, and 21 lie within 4 K below.
        var adaptive = tenant.PeriodKpi(PeriodKpiDefinitions.AdaptiveTwo, KpiResolution.Month, "2019-07-01")!;
        Assert.Equal((100.0, 24 * 24, 31 * 24, KpiStatus.Insufficient), (adaptive.Value, adaptive.ValidIntervals, adaptive.ExpectedIntervals, adaptive.Status));
    }

    [Fact]
    public async Task A_corrected_hour_touches_its_own_periods_alone_and_says_was_now_and_why()
    {
        await Compute(1, [.. Days("477", "2019-07-01", 62), .. Days("478", "2019-07-01", 62)]);
        var first = tenant.Platform.Clock.GetUtcNow();
        tenant.Platform.Clock.Advance(TimeSpan.FromHours(1));
        await Compute(9, [ShopHour.Of("477", When.Instant("2019-07-10T10:00:00Z"), 30, 0.05, 21, 15)]);

        var touched = tenant.Rows<PeriodKpiRow>().Where(k => k.ComputedAt > first).ToList();
        Assert.Equal(
            [(KpiResolution.Month, When.Day("2019-07-01")), (KpiResolution.Week, When.Day("2019-07-08")), (KpiResolution.Year, When.Day("2019-01-01"))],
            touched.Select(k => (k.Resolution, k.PeriodStart)).Distinct().OrderBy(k => k));
        Assert.Equal([KpiScope.Asset, KpiScope.Tenant], touched.Select(k => k.Scope).Distinct().Order());
        Assert.All(touched.Where(k => k.Scope == KpiScope.Asset), k => Assert.Equal(tenant.AssetOf("477"), k.ScopeId));
        var peak = Assert.Single(
            tenant.Rows<PeriodKpiCorrectionRow>(), c => c.DefinitionId == PeriodKpiDefinitions.Peak.Id && c.Resolution == KpiResolution.Month);
        Assert.Equal(
            [(KpiResolution.Month, 9L), (KpiResolution.Week, 9L), (KpiResolution.Year, 9L)],
            tenant.Rows<PeriodKpiCorrectionRow>().Where(c => c.Scope == KpiScope.Tenant && c.DefinitionId == KpiDefinitions.Energy.Id && c.Medium == KpiMedium.All)
                .Select(c => (c.Resolution, c.RawRequestId)).Order());
        Assert.Equal((24.0, 30.0, 9L, tenant.Platform.Clock.GetUtcNow()), (peak.Was, peak.Now, peak.RawRequestId, peak.CorrectedAt));
    }

    [Fact]
    public async Task An_hour_that_comes_late_for_a_day_that_was_final_says_was_now_and_why_of_its_week_month_and_year()
    {
        // In the place of 13 kWh, which are estimated until it comes.
        var late = ShopHour.Of("477", When.Instant("2019-07-10T10:00:00Z"), 30, 0.05, 21, 15);
        await Compute(1, [.. Days("477", "2019-07-01", 31).Where(hour => hour.Start != late.Start)]);
        Assert.Empty(tenant.Rows<PeriodKpiCorrectionRow>());

        await Compute(9, [late]);

        var records = tenant.Rows<PeriodKpiCorrectionRow>().Where(c => c.Scope == KpiScope.Asset && c.DefinitionId == KpiDefinitions.Energy.Id && c.Medium == KpiMedium.All);
        Assert.Equal(
            [
                (KpiResolution.Month, When.Day("2019-07-01"), (31 * 300.0) + 17, 9L), (KpiResolution.Week, When.Day("2019-07-08"), (7 * 300.0) + 17, 9L),
                (KpiResolution.Year, When.Day("2019-01-01"), (31 * 300.0) + 17, 9L),
            ],
            records.Select(c => (c.Resolution, c.PeriodStart, Math.Round(c.Now!.Value, 9), c.RawRequestId)).Order());
        Assert.All(records, c => Assert.True(c.Was < c.Now));
        tenant.Platform.Session.CurrentTenantId = tenant.Id;
        var told = await tenant.Platform.Get<IPeriodFigures>().Corrections(
            KpiScope.Asset, tenant.AssetOf("477"), PeriodLength.Week, When.Day("2019-07-10"), TestContext.Current.CancellationToken);
        Assert.Contains(told, correction => correction is { Code: "energy", Medium: null, RequestId: 9 } && correction.Was < correction.Now);
    }

    [Fact]
    public async Task The_tenant_and_a_street_are_the_sums_of_their_assets()
    {
        await tenant.Change(context =>
        {
            context.Add(new PlaceRow { TenantId = tenant.Id, Kind = KpiScope.Street, Name = "Carrer Major" });
            context.SaveChanges();
            context.Add(new PlaceAssetRow { TenantId = tenant.Id, PlaceId = context.Set<PlaceRow>().Single().Id, AssetId = tenant.AssetOf("478") });
            foreach (var (meter, area) in new[] { ("477", 100), ("478", 50) })
            {
                context.Add(new AssetTraitRow
                {
                    TenantId = tenant.Id, AssetId = tenant.AssetOf(meter), Name = AssetTraits.FloorArea, From = When.Day("2019-01-01"), Value = area, Source = "plan",
                });
            }
        });
        await Compute(1, [.. Days("477", "2019-07-01", 31), .. Days("478", "2019-07-01", 31)]);
        var months = tenant.Rows<PeriodKpiRow>().Where(k => k.Resolution == KpiResolution.Month && k.Medium == KpiMedium.All).ToList();
        double Of(KpiScope scope, KpiDefinitionRow definition) => months.Single(k => k.Scope == scope && k.DefinitionId == definition.Id).Value!.Value;

        Assert.Equal(2 * 31 * 300, Of(KpiScope.Tenant, KpiDefinitions.Energy), 9);
        Assert.Equal(31 * 300, Of(KpiScope.Street, KpiDefinitions.Energy), 9);
        Assert.Equal(2 * 31 * 300 / 150.0, Of(KpiScope.Tenant, PeriodKpiDefinitions.Intensity), 9);
        Assert.Equal(31 * 300 / 50.0, Of(KpiScope.Street, PeriodKpiDefinitions.Intensity), 9);
        Assert.Equal(1488, months.Single(k => k.Scope == KpiScope.Tenant && k.DefinitionId == KpiDefinitions.Energy.Id).ExpectedIntervals);
        Assert.Equal((1488.0, 744.0), (Of(KpiScope.Tenant, PeriodKpiDefinitions.CostHours), Of(KpiScope.Street, PeriodKpiDefinitions.CostHours)));
    }

    [Fact]
    public async Task A_sum_without_the_readings_of_an_asset_says_so()
    {
        await Compute(1, [.. Days("477", "2019-06-01", 61), .. Days("478", "2019-06-01", 30)]);
        Assert.Equal((1440, 1440, KpiStatus.Ok), Tenant("2019-06-01"));
        Assert.Equal((1488, 744, KpiStatus.Insufficient), Tenant("2019-07-01"));

        // Nobody waits for a meter before its first reading.
        await Compute(2, Days("477", "2019-05-01", 31));
        Assert.Equal((744, 744, KpiStatus.Ok), Tenant("2019-05-01"));

        (int, int, KpiStatus) Tenant(string month) => tenant.Rows<PeriodKpiRow>()
            .Where(k => k.Scope == KpiScope.Tenant && k.DefinitionId == KpiDefinitions.Energy.Id && k.Medium == KpiMedium.All
                && k.Resolution == KpiResolution.Month && k.PeriodStart == When.Day(month))
            .Select(k => (k.ExpectedIntervals, k.ValidIntervals, k.Status)).Single();
    }

    [Fact]
    public async Task A_week_over_new_year_has_one_correction()
    {
        await Compute(1, Days("477", "2018-12-24", 14));
        await Compute(2, [ShopHour.Of("477", When.Instant("2018-12-31T10:00:00Z"), 30, 0.05, 21, 15), ShopHour.Of("477", When.Instant("2019-01-01T10:00:00Z"), 30, 0.05, 21, 15)]);
        Assert.Equal([KpiScope.Asset, KpiScope.Tenant], tenant.Rows<PeriodKpiCorrectionRow>()
            .Where(c => c.Resolution == KpiResolution.Week && c.DefinitionId == KpiDefinitions.Energy.Id && c.Medium == KpiMedium.All).Select(c => c.Scope).Order());
    }

    [Fact]
    public async Task An_area_that_changes_counts_from_its_day()
    {
        await tenant.Change(context => context.AddRange(Trait("2019-01-01", 100), Trait("2019-07-16", 200)));
        await Compute(1, Days("477", "2019-07-01", 31));
        var expected = 31 * 300 / ((15 * 100 + 16 * 200) / 31.0);
        Assert.Equal(expected, tenant.PeriodKpi(PeriodKpiDefinitions.Intensity, KpiResolution.Month, "2019-07-01")!.Value!.Value, 9);

        AssetTraitRow Trait(string from, double value) => new()
        {
            TenantId = tenant.Id, AssetId = tenant.AssetOf("477"), Name = AssetTraits.FloorArea, From = When.Day(from), Value = value, Source = "plan",
        };
    }

    [Fact]
    public async Task Half_a_month_is_insufficient_and_never_scaled()
    {
        await Compute(1, Days("477", "2019-07-01", 15));
        var energy = tenant.PeriodKpi(KpiDefinitions.Energy, KpiResolution.Month, "2019-07-01", KpiMedium.Power)!;
        Assert.Equal((15 * 300.0, KpiStatus.Insufficient, 360), (energy.Value!.Value, energy.Status, energy.ValidIntervals));
        Assert.Equal(KpiStatus.Ok, tenant.PeriodKpi(KpiDefinitions.Energy, KpiResolution.Week, "2019-07-01", KpiMedium.Power)!.Status);
    }

    [Fact]
    public async Task Any_order_of_days_ends_with_the_same_figures()
    {
        await Compute(1, Days("477", "2018-12-24", 20));
        await using var other = await QuantifiedTenant.Create();
        await other.Register("477", "478");
        foreach (var (hours, index) in Days("477", "2018-12-24", 20).Chunk(24).Reverse().Select((chunk, index) => (chunk, index)))
        {
            await other.QuantifyAndCompute(index + 1, hours);
            await other.ComputePeriods();
        }

        Assert.Equal(Figures(tenant), Figures(other));

        static IEnumerable<object> Figures(QuantifiedTenant of) => of.Rows<PeriodKpiRow>()
            .OrderBy(k => (k.Resolution, k.PeriodStart)).ThenBy(k => (k.Scope, k.Medium, k.DefinitionId))
            .Select(k => (object)(k.Resolution, k.PeriodStart, k.Scope, k.Medium, k.DefinitionId, k.Value, k.ValidIntervals, k.Status));
    }

    private async Task Compute(long request, ShopHour[] hours)
    {
        await tenant.QuantifyAndCompute(request, hours);
        await tenant.ComputePeriods();
    }

    /// <summary>Days in Madrid with 1 kWh in the first hour, 2 in the second, up to 24.</summary>
    private static ShopHour[] Days(string meter, string first, int count)
    {
        var start = Modules.Core.Readings.LocalCalendar.Of("Europe/Madrid").InstantOf(When.Day(first));
        return [.. Enumerable.Range(0, count * 24).Select(hour => ShopHour.Of(meter, start.AddHours(hour), 1 + (hour % 24), 0.05, 21, 15))];
    }
}
