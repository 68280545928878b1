using System.Text.Json;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Reports;
using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Tests.Web.Fictional;
using UrbGrade.Web.Municipal;

namespace UrbGrade.Tests.Web.Municipal;

/// <summary>What a prerendered page hands on is the same on the live page.</summary>
public sealed class HandedOnTests
{
    private static readonly DateOnly Month = new(2026, 3, 1);

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
        var reports = new FictionalPeriodReports(district, new FictionalReports(), new FictionalFindings(district));
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

    private static AssetSummary Shop(int index) => new(
        index + 1, $"S{index}", $"Shop {index}", "shop", "Site", "Europe/Madrid", "simulated", Medium.Power, 100, 2.1, 41.3, null,
        [FictionalFigures.Of(1, new(2019, 10, 1), new(2019, 11, 1))[0] with { Value = 1000 + (index * index * 40) }]);

    private static void AssertReadsBack<TState>(TState state)
    {
        var written = JsonSerializer.Serialize(state, JsonSerializerOptions.Web);
        Assert.Equal(written, JsonSerializer.Serialize(JsonSerializer.Deserialize<TState>(written, JsonSerializerOptions.Web), JsonSerializerOptions.Web));
    }
}
