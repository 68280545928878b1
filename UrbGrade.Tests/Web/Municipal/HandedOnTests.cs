using System.Text.Json;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Maps;
using UrbGrade.Bus.Contracts.Dashboard.Reports;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Tests.Support;
using UrbGrade.Tests.Web.Fictional;
using UrbGrade.Web.Municipal;

namespace UrbGrade.Tests.Web.Municipal;

/// <summary>What a prerendered page hands on is the same on the live page.</summary>
public sealed class HandedOnTests
{
    private static readonly DateOnly Month = new(2026, 3, 1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void A_comparison_reads_back()
    {
        var months = new AssetsView(Month, Month, null, "Europe/Madrid", [.. Enumerable.Range(0, 9).Select(Shop)], new Dictionary<int, IReadOnlyList<KpiFigure>>());
        AssertReadsBack(CompareView.Of(months, [], null, null, ComparedBy.Area));
    }

    [Fact]
    public void A_forecasts_standing_reads_back() => AssertReadsBack<IReadOnlyList<ForecastEntry>>(
    [
        new("7", 7, 2, "Shop", "477", "energy", "power", "kW.h", ForecastState.Ready, null, Month, 12.5, new ForecastAccuracy(28, 1, 2, null, 0.8)),
    ]);

    [Fact]
    public void Schedules_and_what_went_read_back()
    {
        var at = new DateTimeOffset(2026, 3, 3, 6, 0, 0, TimeSpan.Zero);
        AssertReadsBack<IReadOnlyList<ReportScheduleEntry>>([new(1, new(ReportTemplate.Monthly, ReportFormat.Pdf, "a@example.org", "eu"), "b@example.org", at, Month, at)]);
        AssertReadsBack<IReadOnlyList<ReportSent>>([new(4, ReportTemplate.Yearly, Month, "a@example.org", at, null, null, null, IsEnded: true)]);
    }

    [Theory]
    [InlineData(ReportTemplate.Monthly)]
    [InlineData(ReportTemplate.Yearly)]
    public async Task A_report_reads_back_with_all_its_parts(ReportTemplate template)
    {
        var district = new FictionalDistrict();
        var reports = new FictionalPeriodReports(district, new FictionalReports(district), new FictionalFindings(district));
        var report = (await reports.Read(template, new DateOnly(2019, 12, 1), TestContext.Current.CancellationToken))!;
        Assert.NotEmpty(report.Findings);
        Assert.Equal(template == ReportTemplate.Monthly, report.Secap is null);

        AssertReadsBack(report);
    }

    [Fact]
    public async Task A_finding_reads_back() => AssertReadsBack(
        (await new FictionalFindings(new FictionalDistrict()).Find(1, TestContext.Current.CancellationToken))!);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_profile_reads_back(int asset) => AssertReadsBack(
        (await new FictionalProfiles(new FictionalDistrict()).OfAsset(asset, TestContext.Current.CancellationToken))!);

    [Fact]
    public async Task What_the_pages_of_findings_plans_and_alerts_read_reads_back()
    {
        var district = new FictionalDistrict();
        var (findings, savings, alerts) = (new FictionalFindings(district), new FictionalSavings(district), new FictionalAlerts(district));
        AssertReadsBack(await findings.List(new FindingFilter(), Cancellation));
        AssertReadsBack(await findings.Learned(Cancellation));
        AssertReadsBack(await ((IInterventionQueries)savings).List(Cancellation));
        AssertReadsBack(await ((IBaselineQueries)savings).List(null, Cancellation));
        AssertReadsBack(await ((IUseSignatures)savings).Of(2, Cancellation));
        AssertReadsBack(await savings.Ask(PlanForm.Read("https://localhost/").Question("power"), Cancellation));
        AssertReadsBack(await alerts.Rules(Cancellation));
        AssertReadsBack(await alerts.Raised(Cancellation));
        AssertReadsBack(await alerts.Targets(Month, Cancellation));
    }

    [Fact]
    public async Task What_the_pages_of_series_lighting_and_maps_read_reads_back()
    {
        var district = new FictionalDistrict();
        var (notes, places) = (new FictionalNotes(), new FictionalPlaces(district));
        var explore = new FictionalExplore(district, notes);
        AssertReadsBack(await explore.Read(new ExploreRequest(1, 2, null, null) { More = [3] }, Cancellation));
        AssertReadsBack(await explore.List(28, Cancellation));
        AssertReadsBack(await ((ILitStreets)explore).List(Cancellation));
        AssertReadsBack(await notes.OfAsset(2, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, Cancellation));
        AssertReadsBack(await new FictionalKpis(district).All(null, KpiScope.Asset, PeriodLength.Year, Month, "energy", Cancellation));
        AssertReadsBack(await new FictionalAreaMaps(district).Read(new AreaMapRequest(PlaceKind.District, Month), Cancellation));
        AssertReadsBack(await new FictionalLimits(district).List(null, null, 0, 50, Cancellation));
        AssertReadsBack(await ((IPlaceCatalogue)places).Count(Cancellation));
        AssertReadsBack(await places.Propose(null, 30, Cancellation));
    }

    [Fact]
    public async Task What_the_pages_of_forecasts_quality_and_opinions_read_reads_back()
    {
        var (district, session) = (new FictionalDistrict(), new TestSession { CurrentTenantId = 2 });
        var forecasts = new FictionalForecasts(district, session);
        AssertReadsBack(await forecasts.List(new ForecastFilter(), Cancellation));
        AssertReadsBack(await forecasts.OfSeries(1, ForecastResolution.Hour, Cancellation));
        AssertReadsBack(await new FictionalQualityQueries(district, session).Month(new QualityRequest(new DateOnly(2019, 12, 1)), Cancellation));
        AssertReadsBack(await new FictionalExplainQueries(session).Explain(2, Quantity.EnergyKwh, new KpiPeriod(PeriodKind.Month, new DateOnly(2019, 12, 1)), Cancellation));
        AssertReadsBack(await new FictionalExplainQueries(session).Explain(
            new FigureName(KpiScope.Asset, 2, PeriodLength.Month, new DateOnly(2019, 12, 1), "energy"), Cancellation));
        AssertReadsBack(await new FictionalOpinions(district, session).Curve(null, new DateOnly(2019, 1, 1), new DateOnly(2019, 12, 31), Cancellation));
        AssertReadsBack(await new FictionalOpinions(district, session).Votes(null, new DateOnly(2019, 1, 1), new DateOnly(2019, 12, 31), Cancellation));
    }

    [Fact]
    public async Task What_the_pages_of_operators_read_reads_back()
    {
        var (district, session) = (new FictionalDistrict(), new TestSession());
        session.BecomeOperator(2);
        var (uploads, parked) = (new FictionalUploadQueries(district, session), new FictionalParkedWork(district, session));
        var (from, to) = (new DateOnly(2019, 10, 1), new DateOnly(2020, 1, 1));
        AssertReadsBack((await uploads.FindSite(2, from, to, Cancellation))!);
        AssertReadsBack((await uploads.ListGaps(2, from, to, Cancellation))!);
        AssertReadsBack(await uploads.ListBatches(2, new DateOnly(2019, 12, 22), Cancellation));
        AssertReadsBack((await uploads.FindBatch(902, Cancellation))!);
        AssertReadsBack(await uploads.ListLog(2, EventLevel.Information, 50, Cancellation));
        var groups = await parked.ListGroups(Cancellation);
        AssertReadsBack(groups);
        AssertReadsBack(await parked.List(new ParkedChoice(GroupId: groups[0].Id), 50, Cancellation));
        AssertReadsBack(await parked.ListRetries(Cancellation));
        AssertReadsBack((await parked.Find(7, Cancellation))!);
        AssertReadsBack((await new FictionalFlows(session).Find(FictionalFlows.Conversation, Cancellation))!);
        AssertReadsBack(await new FictionalSilences(district, session).List(null, 1, Cancellation));
        AssertReadsBack(await new FictionalEvents(district, session).Newest(new AuditFilter(), null, 51, Cancellation));
        AssertReadsBack(await new FictionalProfiles(district).Segments(null, null, Cancellation));
        AssertReadsBack(new PlatformHealth("SQLite", TimeSpan.FromMilliseconds(0.3), 12_000_000, 3, FictionalDistrict.LastReadingAt, 1, 5, 10));
    }

    private static AssetSummary Shop(int index) => new(
        index + 1, $"S{index}", $"Shop {index}", "shop", "Site", "Europe/Madrid", "simulated", Medium.Power, 100, 2.1, 41.3, null,
        [FictionalFigures.Of(1, new(2019, 10, 1), new(2019, 11, 1))[0] with { Value = 1000 + (index * index * 40) }]);

    private static void AssertReadsBack<TState>(TState state)
    {
        var written = JsonSerializer.Serialize(state, JsonSerializerOptions.Web);
        Assert.Equal(written, JsonSerializer.Serialize(JsonSerializer.Deserialize<TState>(written, JsonSerializerOptions.Web), JsonSerializerOptions.Web));
    }
}
