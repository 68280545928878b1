using System.Text.Json.Nodes;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Evidence;

/// <summary>Evidence of every figure that the catalogue shows: of assets, districts and the tenant, of days, weeks, months and years.</summary>
public class PeriodEvidenceTests(EvidenceMonth month) : IClassFixture<EvidenceMonth>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_figure_that_pages_show_is_computed_again_from_its_evidence()
    {
        var shown = await Shown();
        Assert.Equal(
            [KpiScope.Asset, KpiScope.District, KpiScope.Tenant],
            shown.Where(figure => figure is { Length: PeriodLength.Hour, Code: "co2", Value: not null }).Select(figure => figure.Scope).Distinct().Order());

        Assert.Equal(
            [KpiScope.Asset, KpiScope.District, KpiScope.Tenant], shown.Where(figure => figure is { Code: "per_area", Value: not null }).Select(figure => figure.Scope).Distinct().Order());

        Assert.Superset(
            new HashSet<string>
            {
                "energy", "intensity", "load_factor", "base_load", "comfort_2", "hdd_18", "capture_ratio", "satisfaction_votes", "intensity_rank", "spread",
                "cost_tariff",
            },
            shown.Where(figure => figure.Value is not null).Select(figure => figure.Code).ToHashSet());
        var failed = new List<string>();
        foreach (var figure in shown.Where(figure => figure.Value is not null).DistinctBy(figure => (figure.Scope, figure.Length, figure.Code, figure.Medium)))
        {
            var finding = UrbGradeModules.VerifyEvidence(new MemoryStream(await Evidence(NameOf(figure))), []);
            if (!finding.Holds)
            {
                failed.Add($"{finding.Figure}: {string.Join("; ", finding.Steps.SelectMany(step => step.Problems.Select(problem => $"{step.Name}: {problem}")))}");
            }
        }

        Assert.Empty(failed);
    }

    [Fact]
    public async Task Every_figure_that_pages_show_tells_its_inputs_and_messages_as_its_evidence_has_them()
    {
        foreach (var figure in (await Shown()).Where(figure => figure.Value is not null).DistinctBy(figure => (figure.Scope, figure.Length, figure.Code, figure.Medium)))
        {
            var standing = await month.World.Platform.Get<IFigureEvidence>().Explain(NameOf(figure), Cancellation);

            var files = EvidenceFiles.Of(await Evidence(NameOf(figure)));
            var manifest = JsonNode.Parse(files["manifest.json"])!;
            var series = manifest["series"]!.AsArray().Select(one => ($"{one!["quantity"]}", $"{one["meter"]}")).ToHashSet();
            var requests = EvidenceFiles.Requests(files["requests.csv"]).Select(request => request.Id).ToHashSet();
            Assert.NotNull(standing);
            Assert.True(standing.InputCount + standing.Records > 0, $"{figure}");
            Assert.True(standing.RequestCount > 0 || figure.Estimated == figure.Valid, $"{figure}");
            Assert.Subset(series, standing.Inputs.Select(input => (input.Quantity, input.Meter)).ToHashSet());
            Assert.Subset(requests, standing.Requests.Select(request => request.RequestId).ToHashSet());
        }
    }

    [Theory]
    [InlineData("comfort_2", "temperature_in")]
    [InlineData("hdd_18", "temperature_out")]
    [InlineData("cost", "energy", "price")]
    [InlineData("per_area", "energy")]
    public async Task The_inputs_of_a_figure_are_those_that_it_is_made_of(string code, params string[] quantities)
    {
        var standing = await month.World.Platform.Get<IFigureEvidence>().Explain(
            new FigureName(KpiScope.Asset, AssetOf("S2"), PeriodLength.Month, When.Day("2026-02-03"), code), Cancellation);

        Assert.Equal(quantities, standing!.Inputs.Select(input => input.Quantity));
    }

    [Fact]
    public async Task The_shares_of_a_series_are_those_of_its_figure()
    {
        var figures = await month.World.Platform.Get<IPeriodFigures>().Of(null, KpiScope.Asset, AssetOf("S1"), PeriodLength.Day, When.Day("2026-02-02"), Cancellation);
        var figure = Assert.Single(figures, figure => figure is { Code: "energy", Medium: null });

        var input = Assert.Single((await month.World.Platform.Get<IFigureEvidence>().Explain(NameOf(figure), Cancellation))!.Inputs);

        Assert.Equal((22, 24), (figure.Valid - figure.Estimated, figure.Expected));
        Assert.Equal(
            (figure.Valid - figure.Estimated, figure.Estimated, figure.Expected - figure.Valid), (input.MeasuredReadings, input.EstimatedReadings, input.MissingReadings));
    }

    [Fact]
    public async Task A_place_among_peers_stands_on_the_meters_of_all()
    {
        var standing = await month.World.Platform.Get<IFigureEvidence>().Explain(
            new FigureName(KpiScope.Asset, AssetOf("S1"), PeriodLength.Month, When.Day("2026-02-03"), "intensity_rank"), Cancellation);

        Assert.Equal((9, 9), (standing!.InputCount, standing.RequestCount));
        Assert.All(standing.Inputs, input => Assert.Equal("energy", input.Quantity));
    }

    [Fact]
    public async Task Votes_are_told_as_many_as_the_place_has()
    {
        var standing = await month.World.Platform.Get<IFigureEvidence>().Explain(
            new FigureName(KpiScope.Asset, AssetOf("S2"), PeriodLength.Month, When.Day("2026-02-03"), "satisfaction_votes"), Cancellation);

        Assert.Equal((0, 6), (standing!.InputCount, standing.Records));
        Assert.Equal([(10L, 6)], standing.Requests.Select(request => (request.RequestId, request.Readings)));
    }

    [Theory]
    [InlineData("peak")]
    [InlineData("load_factor")]
    public async Task The_load_of_a_district_is_computed_again_from_its_meters_together(string code)
    {
        var district = Assert.Single(await month.World.Platform.Get<IPeriodFigures>().All(null, KpiScope.District, PeriodLength.Month, When.Day("2026-02-03"), code, Cancellation));
        var finding = UrbGradeModules.VerifyEvidence(
            new MemoryStream(await Evidence(new FigureName(KpiScope.District, district.ScopeId, PeriodLength.Month, When.Day("2026-02-03"), code, "power"))), []);

        Assert.True(finding.Holds, string.Join("; ", finding.Steps.SelectMany(step => step.Problems)));
        Assert.Contains("of Old town, month 2026-02-01", finding.Figure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(KpiScope.District, 6)]
    [InlineData(KpiScope.Tenant, 12)]
    public async Task Satisfaction_of_a_group_is_computed_again_from_what_was_said_of_its_places(KpiScope scope, int votes)
    {
        var figures = month.World.Platform.Get<IPeriodFigures>();
        var told = Assert.Single(await figures.All(null, scope, PeriodLength.Month, When.Day("2026-02-03"), "satisfaction_votes", Cancellation));
        var finding = UrbGradeModules.VerifyEvidence(new MemoryStream(await Evidence(NameOf(told))), []);
        var standing = await month.World.Platform.Get<IFigureEvidence>().Explain(NameOf(told), Cancellation);

        Assert.True(finding.Holds, string.Join("; ", finding.Steps.SelectMany(step => step.Problems)));
        Assert.Equal((votes, votes), (told.Valid, standing!.Records));
    }

    [Fact]
    public async Task Figures_of_a_meter_that_is_alone_in_its_place_are_computed_again_from_their_evidence()
    {
        var shown = new List<PeriodFigure>();
        foreach (var length in new[] { PeriodLength.Month, PeriodLength.Hour })
        {
            var figures = await month.World.Platform.Get<IPeriodFigures>().Of(null, KpiScope.Meter, MeterOf("S1").Id, length, When.Day("2026-02-03"), Cancellation);
            shown.AddRange(figures.Where(figure => figure.Hour is null or 7));
        }

        Assert.Superset(
            new HashSet<(PeriodLength, string)> { (PeriodLength.Month, "energy"), (PeriodLength.Month, "peak"), (PeriodLength.Month, "cost"), (PeriodLength.Hour, "co2") },
            shown.Select(figure => (figure.Length, figure.Code)).ToHashSet());
        foreach (var figure in shown.Where(figure => figure.Value is not null))
        {
            var finding = UrbGradeModules.VerifyEvidence(new MemoryStream(await Evidence(NameOf(figure))), []);
            Assert.True(finding.Holds, $"{finding.Figure}: {string.Join("; ", finding.Steps.SelectMany(step => step.Problems))}");
        }
    }

    [Fact]
    public async Task A_vote_that_was_changed_is_told()
    {
        var zip = EvidenceFiles.Change(
            await Evidence(new FigureName(KpiScope.Asset, AssetOf("S2"), PeriodLength.Month, When.Day("2026-02-03"), "satisfaction_votes")), "manifest.json",
            text => text.Replace("\"key\": \"v9\"", "\"key\": \"v99\"", StringComparison.Ordinal), hidesIt: false);
        var step = UrbGradeModules.VerifyEvidence(new MemoryStream(zip), []).Steps.Single(step => step.Name == "records");

        Assert.Contains("vote v99: message 10 does not say it so", step.Problems);
        Assert.Contains("vote v9: message 10 says it, and the evidence lacks it", step.Problems);
    }

    [Fact]
    public async Task A_changed_fact_makes_another_figure()
    {
        var asset = AssetOf("S3");
        var zip = EvidenceFiles.Change(
            await Evidence(new FigureName(KpiScope.Asset, asset, PeriodLength.Month, When.Day("2026-02-03"), "intensity")), "manifest.json",
            text => text.Replace($"\"value\": {100 + asset}", $"\"value\": {200 + asset}", StringComparison.Ordinal), hidesIt: false);

        Assert.Contains(UrbGradeModules.VerifyEvidence(new MemoryStream(zip), []).Steps.Single(step => step.Name == "figure").Problems, problem => problem.Contains("the file claims", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_tenant_does_not_have_has_no_evidence()
    {
        FigureName[] none =
        [
            new(KpiScope.Asset, AssetOf("S1"), PeriodLength.Month, When.Day("2027-03-03"), "peak", "power"),
            new(KpiScope.Asset, AssetOf("S1"), PeriodLength.Month, When.Day("2026-02-03"), "nothing"),
            new(KpiScope.District, 999, PeriodLength.Month, When.Day("2026-02-03"), "energy"),
        ];
        foreach (var name in none)
        {
            Assert.Null(await month.World.Platform.Get<IFigureEvidence>().Explain(name, Cancellation));
            using var output = new MemoryStream();
            Assert.Equal((false, 0), (await month.World.Platform.Get<IFigureEvidence>().Write(name, output, Cancellation), output.Length));
        }
    }

    private async Task<List<PeriodFigure>> Shown()
    {
        var figures = month.World.Platform.Get<IPeriodFigures>();
        var shown = new List<PeriodFigure>();
        shown.AddRange(await figures.Of(null, KpiScope.Asset, AssetOf("S1"), PeriodLength.Day, When.Day("2026-02-03"), Cancellation));
        shown.AddRange(await figures.Of(null, KpiScope.Asset, AssetOf("S1"), PeriodLength.Month, When.Day("2026-02-03"), Cancellation));
        shown.AddRange(await figures.All(null, KpiScope.District, PeriodLength.Week, When.Day("2026-02-03"), null, Cancellation));
        shown.AddRange(await figures.All(null, KpiScope.District, PeriodLength.Day, When.Day("2026-02-03"), null, Cancellation));
        shown.AddRange(await figures.Of(null, KpiScope.Tenant, 0, PeriodLength.Year, When.Day("2026-02-03"), Cancellation));
        foreach (var scope in new[] { KpiScope.Asset, KpiScope.District, KpiScope.Tenant })
        {
            shown.AddRange((await figures.All(null, scope, PeriodLength.Hour, When.Day("2026-02-02"), null, Cancellation)).Where(figure => figure.Hour == 7));
        }

        return shown;
    }

    private static FigureName NameOf(PeriodFigure figure) =>
        new(figure.Scope, figure.ScopeId, figure.Length, figure.Start, figure.Code, figure.Medium, figure.Hour);

    private int AssetOf(string meter) => MeterOf(meter).AssetId;

    private MeterRow MeterOf(string meter)
    {
        using var database = month.World.Platform.Contexts.Read(TenantScope.Of(month.World.TenantId));
        return database.Set<MeterRow>().Single(row => row.Source == meter);
    }

    private async Task<byte[]> Evidence(FigureName name)
    {
        using var output = new MemoryStream();
        Assert.True(await month.World.Platform.Get<IFigureEvidence>().Write(name, output, Cancellation));
        return output.ToArray();
    }
}
