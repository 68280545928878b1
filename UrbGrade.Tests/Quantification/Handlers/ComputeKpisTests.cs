using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Handlers;

public class ComputeKpisTests : IAsyncLifetime
{
    private QuantifiedTenant tenant = null!;

    public async ValueTask InitializeAsync()
    {
        tenant = await QuantifiedTenant.Create();
        await tenant.Register("477", "478");
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Fact]
    public async Task A_day_of_readings_gives_its_five_kpis_and_those_of_the_month()
    {
        await tenant.QuantifyAndCompute(1, Day("2019-07-01", 24));
        AssertKpi(24 * 2.5, 24, 24, tenant.Kpi(KpiDefinitions.Energy, "2019-07-01"));
        AssertKpi(24 * 2.5 * 0.05, 24, 24, tenant.Kpi(KpiDefinitions.Cost, "2019-07-01"));
        AssertKpi(24 * 2.5 * 0.175, 24, 24, tenant.Kpi(KpiDefinitions.Co2, "2019-07-01"));
        AssertKpi(21, 24, 24, tenant.Kpi(KpiDefinitions.InsideTemperature, "2019-07-01"));
        AssertKpi(15, 24, 24, tenant.Kpi(KpiDefinitions.OutsideTemperature, "2019-07-01"));
        var month = tenant.Kpi(KpiDefinitions.Energy, "2019-07-01", KpiResolution.Month);
        AssertKpi(60, 744, 24, month);
        Assert.Equal(KpiStatus.Insufficient, month!.Status);
        Assert.Equal(10, tenant.Rows<KpiRow>().Count);
        Assert.Empty(tenant.Rows<DirtyPeriodRow>());
        Assert.Empty(tenant.Rows<KpiCorrectionRow>());
    }

    [Theory]
    [InlineData("2019-03-31", 23)]
    [InlineData("2019-10-27", 25)]
    public async Task Days_of_a_clock_change_have_the_hours_that_the_clock_shows(string day, int hours)
    {
        await tenant.QuantifyAndCompute(1, Day(day, hours));
        AssertKpi(hours * 2.5, hours, hours, tenant.Kpi(KpiDefinitions.Energy, day));
        Assert.Single(tenant.Rows<KpiRow>(), k => k.DefinitionId == 1 && k.Resolution == KpiResolution.Day);
        Assert.All(tenant.Rows<SeriesDayRow>(), d => Assert.Equal((1 << hours) - 1, d.ValidHours));
    }

    [Theory]
    [InlineData(22, true)]
    [InlineData(21, false)]
    public async Task Too_few_hours_make_a_figure_insufficient_and_never_scaled(int hours, bool enough)
    {
        await tenant.QuantifyAndCompute(1, Day("2019-07-01", hours));
        AssertKpi(hours * 2.5, 24, hours, tenant.Kpi(KpiDefinitions.Energy, "2019-07-01"));
        Assert.Equal(enough ? KpiStatus.Ok : KpiStatus.Insufficient, tenant.Kpi(KpiDefinitions.Energy, "2019-07-01")!.Status);
    }

    [Fact]
    public async Task Days_that_a_change_on_another_node_marked_were_computed_with_the_meter_as_it_was_before()
    {
        await tenant.QuantifyAndCompute(1, Day("2019-07-01", 24));
        var meter = tenant.Rows<MeterRow>().Single(row => row.Source == "477").Id;
        await tenant.Change(context => context.Add(new MeterSettingRow
        {
            TenantId = tenant.Id, MeterId = meter, From = When.Instant("2019-01-01T00:00:00Z"), Multiplier = 2, Source = "plate",
        }));
        await tenant.Platform.Queue.Commit(
            session =>
            {
                tenant.Platform.Get<StaleMarks>().DaysOfMeter(session, tenant.Id, meter, DateOnly.MinValue);
                return true;
            },
            TestContext.Current.CancellationToken);

        await tenant.ComputeKpis();

        AssertKpi(2 * 24 * 2.5, 24, 24, tenant.Kpi(KpiDefinitions.Energy, "2019-07-01"));
    }

    [Fact]
    public async Task A_resend_touches_no_figure()
    {
        await tenant.QuantifyAndCompute(1, Day("2019-07-01", 24));
        var before = tenant.Rows<KpiRow>();
        tenant.Platform.Clock.Advance(TimeSpan.FromHours(1));
        await tenant.QuantifyAndCompute(2, Day("2019-07-01", 24));
        Assert.Equal(before.Select(k => (k.DefinitionId, k.Value, k.ComputedAt)), tenant.Rows<KpiRow>().Select(k => (k.DefinitionId, k.Value, k.ComputedAt)));
    }

    [Fact]
    public async Task A_correction_changes_only_its_periods_and_says_was_now_and_why()
    {
        await tenant.QuantifyAndCompute(1, [.. Day("2019-07-01", 24), .. Day("2019-07-02", 24), .. Day("2019-08-01", 24)]);
        var first = tenant.Platform.Clock.GetUtcNow();
        tenant.Platform.Clock.Advance(TimeSpan.FromHours(1));
        await tenant.QuantifyAndCompute(9, ShopHour.Of("477", When.Instant("2019-07-01T10:00:00Z"), 7.5, 0.05, 21, 15));

        AssertKpi(65, 24, 24, tenant.Kpi(KpiDefinitions.Energy, "2019-07-01"));
        var touched = tenant.Rows<KpiRow>().Where(k => k.ComputedAt > first).Select(k => (k.DefinitionId, k.Resolution, k.PeriodStart)).Order();
        Assert.Equal(
            from definition in new[] { 1, 2, 3 }
            from resolution in new[] { KpiResolution.Day, KpiResolution.Month }
            select (definition, resolution, When.Day("2019-07-01")),
            touched);
        var corrections = tenant.Rows<KpiCorrectionRow>();
        Assert.Equal(6, corrections.Count);
        Assert.All(corrections, c => Assert.Equal((9L, tenant.Platform.Clock.GetUtcNow()), (c.RawRequestId, c.CorrectedAt)));
        Assert.Equal([(60.0, 65.0), (120.0, 125.0)], corrections.Where(c => c.DefinitionId == 1).OrderBy(c => c.Was).Select(c => (c.Was!.Value, c.Now!.Value)));
    }

    [Fact]
    public async Task A_late_hour_of_a_finished_and_well_covered_day_is_a_correction()
    {
        await tenant.QuantifyAndCompute(1, Day("2019-07-01", 23));
        await tenant.QuantifyAndCompute(2, Day("2019-07-01", 24));
        var correction = Assert.Single(tenant.Rows<KpiCorrectionRow>(), c => c.DefinitionId == 1 && c.Resolution == KpiResolution.Day);
        Assert.Equal((57.5, 60.0, 2L), (correction.Was, correction.Now, correction.RawRequestId));
    }

    [Fact]
    public async Task A_running_day_fills_up_without_being_called_corrected()
    {
        var midnight = When.Instant("2026-03-09T23:00:00Z");
        tenant.Platform.Clock.SetUtcNow(midnight.AddHours(23.5));
        await tenant.QuantifyAndCompute(1, Day("2026-03-10", 22));
        await tenant.QuantifyAndCompute(2, Day("2026-03-10", 23));
        AssertKpi(57.5, 24, 23, tenant.Kpi(KpiDefinitions.Energy, "2026-03-10"));
        Assert.Empty(tenant.Rows<KpiCorrectionRow>());
    }

    [Fact]
    public async Task Any_order_of_requests_ends_with_the_same_readings_and_figures()
    {
        ShopHour[][] requests =
        [
            [.. Day("2019-07-01", 24)],
            [.. Day("2019-07-02", 20)],
            [.. Day("2019-07-02", 24, energy: 3.25)],
            [ShopHour.Of("477", When.Instant("2019-07-01T10:00:00Z"), 7.5)],
            [.. Day("2019-07-01", 12, meter: "478")],
            [ShopHour.Of("477", When.Instant("2019-07-01T10:00:00Z"), 2.5), ShopHour.Of("477", When.Instant("2019-07-01T11:00:00Z"), 0.5)],
        ];
        string? expected = null;
        foreach (var order in new int[][] { [0, 1, 2, 3, 4, 5], [5, 4, 3, 2, 1, 0], [3, 0, 5, 2, 4, 1], [2, 5, 1, 0, 4, 3] })
        {
            await using var replayed = await QuantifiedTenant.Create();
            await replayed.Register("477", "478");
            foreach (var request in order)
            {
                await replayed.Quantify(request + 1, requests[request]);
                if (request % 2 == 0)
                {
                    await replayed.ComputeKpis();
                }
            }

            await replayed.ComputeKpis();
            expected ??= Content(replayed);
            Assert.Equal(expected, Content(replayed));
        }
    }

    [Fact]
    public async Task A_second_meter_that_turns_out_to_begin_earlier_is_missed_on_the_days_between()
    {
        int[][] orders = [[1, 2, 3], [1, 3, 2], [3, 2, 1]];
        string? expected = null;
        foreach (var order in orders)
        {
            await using var replayed = await QuantifiedTenant.Create();
            await replayed.Register("477", "478");
            var shared = replayed.AssetOf("477");
            await replayed.Change(context => context.Set<MeterRow>().Single(m => m.Source == "478").AssetId = shared);
            foreach (var request in order)
            {
                await replayed.QuantifyAndCompute(request, request switch
                {
                    1 => Enumerable.Range(0, 12).SelectMany(day => Day(When.Day("2019-07-01").AddDays(day), 24)),
                    2 => Day("2019-07-12", 24, energy: 1, meter: "478"),
                    _ => Day("2019-07-01", 24, energy: 1, meter: "478"),
                });
            }

            AssertKpi(24 * 3.5, 24, 24, replayed.Kpi(KpiDefinitions.Energy, "2019-07-01"));
            Assert.Equal((0, KpiStatus.Insufficient), replayed.Kpi(KpiDefinitions.Energy, "2019-07-06") is { } gap ? (gap.ValidIntervals, gap.Status) : default);
            expected ??= Content(replayed);
            Assert.Equal(expected, Content(replayed));
        }
    }

    [Fact]
    public async Task Quarter_hours_make_the_same_figures_as_hours()
    {
        var midnight = When.Instant("2019-06-30T22:00:00Z");
        await tenant.QuantifyAndCompute(1, Enumerable.Range(0, 96).Select(i => new ShopHour(
            "477", midnight.AddMinutes(15 * i), midnight.AddMinutes(15 * i + 15), 0.625, 0.05, 21, 15)));
        AssertKpi(60, 24, 24, tenant.Kpi(KpiDefinitions.Energy, "2019-07-01"));
        AssertKpi(60 * 0.05, 24, 24, tenant.Kpi(KpiDefinitions.Cost, "2019-07-01"));
        AssertKpi(21, 24, 24, tenant.Kpi(KpiDefinitions.InsideTemperature, "2019-07-01"));
    }

    [Fact]
    public async Task A_counter_gives_the_energy_between_its_readings()
    {
        var midnight = When.Instant("2019-06-30T22:00:00Z");
        await tenant.Quantify(1, TestRequest.OfHeads("001", "002", [.. Enumerable.Range(-1, 27).Select(i =>
            ("GW1", midnight.AddHours(i), new[] { ("ID_Meter_consumption", "477"), ("Consumer_measure", (8650 + 2 * i).ToString(System.Globalization.CultureInfo.InvariantCulture)) }))]));
        await tenant.ComputeKpis();
        AssertKpi(48, 24, 24, tenant.Kpi(KpiDefinitions.Energy, "2019-07-01"));
        Assert.Null(tenant.Kpi(KpiDefinitions.Cost, "2019-07-01"));
    }

    [Fact]
    public async Task Sampled_power_of_a_street_light_cabinet_gives_its_energy()
    {
        var midnight = When.Instant("2019-11-10T23:00:00Z");
        await tenant.Quantify(1, TestRequest.OfHeads("DSE01", "0.0.1", [.. Enumerable.Range(0, 97).Select(i =>
            ("477", midnight.AddMinutes(15 * i), new[] { ("consumer_measure", i is < 28 or >= 72 ? "10000" : "0") }))]));
        await tenant.ComputeKpis();
        AssertKpi((28 + 24) / 4.0 * 10, 24, 24, tenant.Kpi(KpiDefinitions.Energy, "2019-11-11"));
    }

    [Fact]
    public async Task A_day_marked_again_while_it_is_computed_stays_marked_and_is_not_overwritten()
    {
        await tenant.Quantify(1, Day("2019-07-01", 24));
        var computed = await tenant.Platform.Get<KpiComputation>().Next(tenant.Id, 1000, TestContext.Current.CancellationToken);
        await tenant.Quantify(2, ShopHour.Of("477", When.Instant("2019-07-01T10:00:00Z"), 7.5));
        await tenant.Platform.Queue.Commit(session => tenant.Platform.Get<KpiWriter>().Write(session, tenant.Id, computed), TestContext.Current.CancellationToken);
        Assert.Empty(tenant.Rows<KpiRow>());
        Assert.NotEmpty(tenant.Rows<DirtyPeriodRow>());
        await tenant.ComputeKpis();
        AssertKpi(65, 24, 24, tenant.Kpi(KpiDefinitions.Energy, "2019-07-01"));
        Assert.Empty(tenant.Rows<DirtyPeriodRow>());
    }

    private static IEnumerable<ShopHour> Day(string day, int hours, double energy = 2.5, string meter = "477") => Day(When.Day(day), hours, energy, meter);

    private static IEnumerable<ShopHour> Day(DateOnly day, int hours, double energy = 2.5, string meter = "477")
    {
        var midnight = Modules.Core.Readings.LocalCalendar.Of("Europe/Madrid").InstantOf(day);
        return Enumerable.Range(0, hours).Select(i => ShopHour.Of(meter, midnight.AddHours(i), energy, 0.05, 21, 15));
    }

    private static string Content(QuantifiedTenant tenant)
    {
        var series = tenant.Rows<SeriesRow>().ToDictionary(s => s.Id, s => $"{s.MeterId} {s.Quantity}");
        var readings = tenant.Rows<ReadingRow>()
            .Select(r => $"{series[r.SeriesId]} {r.StartAt:O} {r.EndAt:O} {r.Value:R} {r.RawRequestId} {r.Revision} {r.LastRequestId}");
        var revisions = tenant.Rows<ReadingRevisionRow>()
            .Select(r => $"was {series[r.SeriesId]} {r.StartAt:O} {r.Value:R} {r.RawRequestId} {r.Revision} {r.LastRequestId}");
        var kpis = tenant.Rows<KpiRow>().Select(k =>
            $"{k.AssetId} {k.DefinitionId} {k.Resolution} {k.PeriodStart:O} {k.Value:R} {k.ExpectedIntervals} {k.ValidIntervals} {k.EstimatedIntervals} {k.Status}");
        return string.Join('\n', readings.Concat(revisions).Concat(kpis).Order(StringComparer.Ordinal));
    }

    private static void AssertKpi(double value, int expected, int valid, KpiRow? kpi)
    {
        Assert.NotNull(kpi);
        Assert.Equal((expected, valid), (kpi.ExpectedIntervals, kpi.ValidIntervals));
        Assert.Equal(value, kpi.Value!.Value, 9);
    }
}
