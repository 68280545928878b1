using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Reports;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Dashboard.Reports;

/// <summary>The shop has readings of February 2025 and 2026 and of some days of March 2026.</summary>
public class PeriodReportTests : IAsyncLifetime
{
    private DashboardWorld world = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IPeriodReports Reports => world.Get<IPeriodReports>();

    public async ValueTask InitializeAsync()
    {
        world = await DashboardWorld.Create();
        world.Platform.Session.BecomeOperator(world.Barcelona.Id);
        var before = Enumerable.Range(0, 28).SelectMany(day => DashboardWorld.Day(When.Day("2025-02-01").AddDays(day), energy: 2));
        var now = Enumerable.Range(0, 28).SelectMany(day => DashboardWorld.WholeDay(When.Day("2026-02-01").AddDays(day)));
        await world.Barcelona.QuantifyAndCompute(1, [.. before, .. now, .. DashboardWorld.WholeDay(When.Day("2026-03-01")), .. DashboardWorld.WholeDay(When.Day("2026-03-02"))]);
        await world.Barcelona.ComputePeriods();
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_month_stands_beside_that_of_the_year_before_with_the_places_that_changed()
    {
        var report = (await Reports.Read(ReportTemplate.Monthly, When.Day("2026-02-17"), Cancellation))!;
        var energy = report.Figures[0];

        Assert.Equal((When.Day("2026-02-01"), When.Day("2026-02-28"), true), (report.First, report.Last, report.IsOver));
        Assert.Equal((28 * 24 * 2.5, 28 * 24 * 2.0, 1.0), (Math.Round(energy.ThisYear.Value!.Value, 6), Math.Round(energy.LastYear!.Value!.Value, 6), energy.ThisYear.Coverage));
        var place = Assert.Single(report.Places);
        Assert.Equal((world.Shop, 1680.0, 1344.0), (place.AssetId, Math.Round(place.EnergyKwh, 6), Math.Round(place.BeforeKwh, 6)));
        Assert.Null(report.Secap);
    }

    [Fact]
    public async Task Gaps_that_ended_weeks_ago_needed_attention_now()
    {
        await world.Barcelona.Change(database =>
        {
            FindingRow Gap(string from, string? to) => new()
            {
                TenantId = world.Barcelona.Id, Kind = FindingKind.Frozen, Scope = FindingScope.Asset, ScopeId = world.Shop, AssetId = world.Shop,
                StartAt = When.Instant(from), EndAt = to is null ? null : When.Instant(to), Strength = 1, Confidence = 1,
                Evidence = """{"Unit":"kWh","Medium":null,"Numbers":{},"Points":[]}""", FoundAt = When.Instant(from), ChangedAt = When.Instant(from),
            };
            database.AddRange(Gap("2026-02-17T15:00:00Z", "2026-02-17T23:00:00Z"), Gap("2026-02-20T15:00:00Z", null), Gap("2026-03-08T15:00:00Z", "2026-03-08T20:00:00Z"));
            database.Add(new AnalysisRunRow { TenantId = world.Barcelona.Id, RanAt = When.Instant("2026-03-10T03:00:00Z"), Until = When.Day("2026-03-10"), Outcome = "{}" });
        });
        var report = (await Reports.Read(ReportTemplate.Monthly, When.Day("2026-02-17"), Cancellation))!;

        Assert.Equal(
            [When.Instant("2026-02-20T15:00:00Z"), When.Instant("2026-03-08T15:00:00Z")], report.Findings.Select(finding => finding.Start).Order());
    }

    [Fact]
    public async Task A_month_that_runs_says_until_when()
    {
        var report = (await Reports.Read(ReportTemplate.Monthly, When.Day("2026-03-01"), Cancellation))!;
        Assert.Equal((When.Day("2026-03-02"), false), (report.Last, report.IsOver));
        Assert.Equal(2 * 24 * 2.5, report.Figures[0].ThisYear.Value!.Value, 6);
    }

    [Fact]
    public async Task A_year_has_its_months_and_the_rows_of_the_plan()
    {
        Assert.Equal([When.Day("2026-01-01"), When.Day("2025-01-01")], await Reports.Periods(ReportTemplate.Council, Cancellation));
        var report = (await Reports.Read(ReportTemplate.Council, When.Day("2025-05-05"), Cancellation))!;
        Assert.Equal(12, report.Months.Count);
        Assert.Equal(KpiStatus.Insufficient, report.Figures[0].ThisYear.Status);
        Assert.Equal(2025, report.Secap!.Year);
    }

    [Fact]
    public async Task Homes_that_are_too_few_stand_in_no_figure()
    {
        await world.Barcelona.Change(database => database.Set<AssetRow>().Single(asset => asset.Id == world.Shop).Kind = "house");
        var report = (await Reports.Read(ReportTemplate.Monthly, When.Day("2026-02-01"), Cancellation))!;
        Assert.Equal(1, report.LeftOutHomes);
        Assert.Empty(report.Figures);
        Assert.Empty(report.Places);
    }

    [Fact]
    public async Task What_a_month_cost_by_tariff_was_not_known_to_its_report()
    {
        var report = (await Reports.Read(ReportTemplate.Monthly, When.Day("2026-02-01"), Cancellation))!;
        Assert.Equal(28 * 24 * 2.5 * 0.1062 * 1.21, report.TariffCost!.Value, 6);

        await world.Barcelona.Change(database => database.Set<AssetRow>().Single(asset => asset.Id == world.Shop).Kind = "house");
        Assert.Null((await Reports.Read(ReportTemplate.Monthly, When.Day("2026-02-01"), Cancellation))!.TariffCost);
    }

    [Fact]
    public async Task Weather_is_taken_out_of_no_street_lighting()
    {
        await world.Barcelona.Change(database => database.Set<AssetRow>().Single(asset => asset.Id == world.Shop).Kind = "lighting cabinet");
        var report = (await Reports.Read(ReportTemplate.Monthly, When.Day("2026-02-01"), Cancellation))!;

        Assert.True(report.IsOfStreetLight);
        Assert.Null(report.Weather);
        Assert.NotNull(report.TariffCost);
    }

    [Fact]
    public async Task Of_a_time_without_readings_and_for_nobody_there_is_none()
    {
        Assert.Null(await Reports.Read(ReportTemplate.Monthly, When.Day("2026-04-01"), Cancellation));
        world.Platform.Session.BecomeNobody();
        Assert.Null(await Reports.Read(ReportTemplate.Monthly, When.Day("2026-02-01"), Cancellation));
        Assert.Empty(await Reports.Periods(ReportTemplate.Monthly, Cancellation));
    }
}
