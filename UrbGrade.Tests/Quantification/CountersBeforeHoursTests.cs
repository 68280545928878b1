using System.Globalization;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification;

/// <summary>Meter 477 was known by its counter, read at each midnight, before it delivered hours. The counter counts 24 kWh a day, the hours say
/// 2 kWh each, so that each figure tells what it stands on.</summary>
public class CountersBeforeHoursTests
{
    private static readonly LocalCalendar Madrid = LocalCalendar.Of("Europe/Madrid");
    private static readonly DateOnly First = When.Day("2026-01-01");

    /// <summary>Hours from ten o'clock on the 15th of November, the 319th day, to the end of the month.</summary>
    [Fact]
    public async Task A_year_that_was_counted_day_by_day_stays_in_the_figures_when_hours_come()
    {
        await using var tenant = await Tenant();
        await tenant.Quantify(1, Counter(0, 335));
        await Compute(tenant);
        await tenant.Quantify(2, Hours(318, 10, (15 * 24) + 14));
        await Compute(tenant);

        Assert.Equal([24.0, 24, 10 + (14 * 2), 48], new[] { 0, 317, 318, 319 }.Select(day => Day(tenant, day)));
        Assert.Equal(31 * 24, Month(tenant, "2026-10-01"), 6);
        Assert.Equal((14 * 24) + 38 + (15 * 48), Month(tenant, "2026-11-01"), 6);
        Assert.Equal((318 * 24) + 38 + (15 * 48), tenant.PeriodKpi(KpiDefinitions.Energy, KpiResolution.Year, "2026-01-01")!.Value!.Value, 6);
    }

    [Fact]
    public async Task A_month_before_the_hours_is_whole_in_the_sums_of_all_places()
    {
        await using var tenant = await Tenant();
        await tenant.Quantify(1, Counter(0, 60));
        await tenant.Quantify(2, Hours(50, 0, 9 * 24));
        await Compute(tenant);

        var month = tenant.Rows<PeriodKpiRow>().Single(kpi => kpi is { Scope: KpiScope.Tenant, Resolution: KpiResolution.Month, Medium: KpiMedium.All }
            && kpi.DefinitionId == KpiDefinitions.Energy.Id && kpi.PeriodStart == First);
        Assert.Equal((31 * 24.0, 31 * 24, 31 * 24), (Math.Round(month.Value!.Value, 6), month.ExpectedIntervals, month.ValidIntervals));
    }

    [Fact]
    public async Task Whatever_came_first_of_the_counter_and_of_early_and_late_hours_the_figures_are_the_same()
    {
        byte[][] requests = [Counter(0, 10), Counter(10, 20), Counter(20, 31), Hours(20, 10, 120), Hours(18, 5, 1)];
        var inOrder = await Content([0, 1, 2, 3, 4], requests);
        Assert.Contains(" 24 ", inOrder, StringComparison.Ordinal);
        Assert.Equal(inOrder, await Content([3, 4, 2, 1, 0], requests));
        Assert.Equal(inOrder, await Content([3, 0, 4, 2, 1], requests));
        Assert.Equal(inOrder, await Content([4, 2, 0, 3, 1], requests));
    }

    [Fact]
    public async Task An_earlier_hour_that_comes_late_takes_the_days_up_to_the_former_first_one_from_the_counter_and_no_others()
    {
        await using var tenant = await Tenant();
        await tenant.Quantify(1, Counter(0, 31));
        await tenant.Quantify(2, Hours(20, 10, 120));
        await tenant.EstimateNothing();
        await Compute(tenant);
        Assert.Equal([24.0, 24, 24, 38], new[] { 17, 18, 19, 20 }.Select(day => Day(tenant, day)));

        await tenant.Quantify(3, Hours(18, 5, 1));
        var hours = tenant.Rows<SeriesRow>().Single(series => series.Quantity == "energy").Id;
        Assert.Equal([(hours, Date(18)), (hours, Date(19)), (hours, Date(20))], tenant.Rows<DirtyPeriodRow>().Select(mark => (mark.SeriesId, mark.LocalDay)).Order());
        await Compute(tenant);

        Assert.Equal([24.0, 5 + 2, 28], new[] { 17, 18, 20 }.Select(day => Day(tenant, day)));
        Assert.NotEqual(24, tenant.Kpi(KpiDefinitions.Energy, $"{Date(19):yyyy-MM-dd}")?.Value ?? 0, 6);
    }

    [Fact]
    public async Task A_state_that_comes_late_of_a_time_before_the_hours_moves_its_days_and_one_after_them_moves_none()
    {
        await using var tenant = await Tenant();
        await tenant.Quantify(1, Counter((0, 1_000), (10, 1_240), (20, 1_480), (30, 1_720)));
        await tenant.Quantify(2, Hours(15, 0, 15 * 24));
        await Compute(tenant);
        Assert.Equal([24.0, 24, 48], new[] { 3, 12, 22 }.Select(day => Day(tenant, day)));

        await tenant.Quantify(3, Counter((5, 1_050), (25, 1_500)));
        await Compute(tenant);
        Assert.Equal([10.0, 38, 24, 48], new[] { 3, 8, 12, 22 }.Select(day => Day(tenant, day)));
    }

    /// <summary>What is believed of an hour of the counter goes on to hold for it.</summary>
    [Fact]
    public async Task A_step_of_the_counter_that_nobody_believed_is_not_believed_once_hours_come()
    {
        await using var tenant = await Tenant();
        await tenant.Quantify(1, Counter((0, 1_000), (1, 1_024), (2, 4_000), (3, 4_024), (4, 4_048)));
        await tenant.Limit(new(DateOnly.MinValue, Most: 50));
        await Compute(tenant);
        var before = tenant.Kpi(KpiDefinitions.Energy, $"{Date(1):yyyy-MM-dd}")?.Value ?? 0;
        Assert.InRange(before, 0, 1_000);

        await tenant.Quantify(2, Hours(4, 0, 24));
        await Compute(tenant);

        Assert.Equal(before, tenant.Kpi(KpiDefinitions.Energy, $"{Date(1):yyyy-MM-dd}")?.Value ?? 0, 6);
        Assert.Equal([24.0, 24, 48], new[] { 0, 2, 4 }.Select(day => Day(tenant, day)));
    }

    private static async Task<string> Content(int[] order, byte[][] requests)
    {
        await using var tenant = await Tenant();
        foreach (var request in order)
        {
            await tenant.Quantify(request + 1, requests[request]);
            await Compute(tenant);
        }

        var series = tenant.Rows<SeriesRow>().ToDictionary(row => row.Id, row => row.Quantity);
        List<string> lines =
        [
            .. tenant.Rows<CheckedHourRow>().Select(
                hour => string.Create(CultureInfo.InvariantCulture, $"{series[hour.SeriesId]} {hour.StartAt:O} {hour.Value:R} {hour.Flags} {hour.Rule} {hour.Method}")).Order(StringComparer.Ordinal),
            .. tenant.Rows<SeriesDayRow>().Where(day => day.ValidHours + day.FilledHours != 0).Select(day => string.Create(
                CultureInfo.InvariantCulture, $"{series[day.SeriesId]} {day.LocalDay:O} {day.ValidHours} {day.EstimatedHours} {day.FilledHours} {day.RejectedHours} {day.ReviewHours} {day.Rules}"))
                .Order(StringComparer.Ordinal),
            .. tenant.Rows<KpiRow>().Where(kpi => kpi.ValidIntervals > 0).OrderBy(kpi => (kpi.DefinitionId, kpi.Resolution, kpi.PeriodStart)).Select(kpi => string.Create(
                CultureInfo.InvariantCulture, $"{kpi.DefinitionId} {kpi.Resolution} {kpi.PeriodStart:O} {kpi.Value:R} {kpi.ValidIntervals} {kpi.EstimatedIntervals}")),
            .. tenant.Rows<PeriodKpiRow>().Where(kpi => kpi.Value is not null)
                .OrderBy(kpi => (kpi.DefinitionId, kpi.Medium, kpi.Scope, kpi.ScopeId, kpi.Resolution, kpi.PeriodStart)).Select(kpi => string.Create(
                    CultureInfo.InvariantCulture, $"{kpi.DefinitionId} {kpi.Medium} {kpi.Scope} {kpi.Resolution} {kpi.PeriodStart:O} {kpi.Value:R} {kpi.ExpectedIntervals} {kpi.ValidIntervals}")),
        ];
        return string.Join('\n', lines);
    }

    private static async Task Compute(QuantifiedTenant tenant)
    {
        do
        {
            await tenant.ComputeKpis();
        }
        while (tenant.Rows<DirtyPeriodRow>().Count > 0);

        await tenant.ComputePeriods();
    }

    private static async Task<QuantifiedTenant> Tenant()
    {
        var tenant = await QuantifiedTenant.Create();
        await tenant.Register("477");
        return tenant;
    }

    private static DateOnly Date(int day) => First.AddDays(day);

    private static double Day(QuantifiedTenant tenant, int day) => Math.Round(tenant.Kpi(KpiDefinitions.Energy, $"{Date(day):yyyy-MM-dd}")!.Value!.Value, 6);

    private static double Month(QuantifiedTenant tenant, string month) => tenant.Kpi(KpiDefinitions.Energy, month, KpiResolution.Month)!.Value!.Value;

    private static byte[] Hours(int day, int hour, int count) => TestRequest.OfShops(
        Enumerable.Range(hour, count).Select(i => ShopHour.Of("477", Madrid.InstantOf(Date(day)).AddHours(i), 2)));

    /// <summary>At each midnight of the days in [from, to).</summary>
    private static byte[] Counter(int from, int to) => Counter([.. Enumerable.Range(from, to - from).Select(day => (day, 1_000 + (24 * day)))]);

    private static byte[] Counter(params (int Day, int State)[] states) => TestRequest.OfHeads("001", "002", [.. states.Select(
        one => ("GW1", Madrid.InstantOf(Date(one.Day)), new[] { ("ID_Meter_consumption", "477"), ("Consumer_measure", one.State.ToString(CultureInfo.InvariantCulture)) }))]);
}
