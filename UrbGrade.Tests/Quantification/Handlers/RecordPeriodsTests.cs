using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Handlers;

/// <summary>Figures that stand on what people and instruments say.</summary>
public class RecordPeriodsTests : IAsyncLifetime
{
    private QuantifiedTenant tenant = null!;
    private long request;

    public async ValueTask InitializeAsync()
    {
        tenant = await QuantifiedTenant.Create();
        await tenant.Register("477", "478");
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Fact]
    public async Task Votes_give_satisfaction_once_five_people_have_voted()
    {
        await Vote("477", "2019-11-12T20:00:00Z", 4, 4);
        Assert.Null(Satisfaction("2019-11-01")!.Value);
        await Vote("477", "2019-11-13T20:00:00Z", 4, 3);
        var satisfaction = Satisfaction("2019-11-01")!;
        Assert.Equal((75.0, 7, KpiStatus.Ok), (satisfaction.Value!.Value, satisfaction.ValidIntervals, satisfaction.Status));
    }

    [Fact]
    public async Task Votes_of_four_and_five_are_satisfied_ones_once_five_people_have_voted()
    {
        await Vote("477", "2019-11-12T20:00:00Z", 4, 3);
        Assert.Null(Satisfied()!.Value);
        await Vote("477", "2019-11-13T20:00:00Z", 3, 5);
        Assert.Equal((37.5, 8, KpiStatus.Ok), (Satisfied()!.Value!.Value, Satisfied()!.ValidIntervals, Satisfied()!.Status));

        PeriodKpiRow? Satisfied() => tenant.PeriodKpi(PeriodKpiDefinitions.VotesSatisfied, KpiResolution.Month, "2019-11-01");
    }

    /// <summary>Four marks of 5 and four of 3: a mean of 75 with a deviation of 25 times the root of 8 / 7.</summary>
    [Fact]
    public async Task Satisfaction_has_a_margin_once_five_people_have_voted()
    {
        await Vote("477", "2019-11-12T20:00:00Z", 5, 4);
        Assert.Null(Margin()!.Value);
        await Vote("477", "2019-11-13T20:00:00Z", 3, 4);
        Assert.Equal(1.96 * 25 * Math.Sqrt(8 / 7.0) / Math.Sqrt(8), Margin()!.Value!.Value, 9);
        Assert.Equal((8, KpiStatus.Ok), (Margin()!.ValidIntervals, Margin()!.Status));

        PeriodKpiRow? Margin() => tenant.PeriodKpi(PeriodKpiDefinitions.VoteMargin, KpiResolution.Month, "2019-11-01");
    }

    /// <summary>Of 479 four people have voted, whose marks would be those of all three less those of the other two.</summary>
    [Fact]
    public async Task Satisfaction_of_a_street_is_that_of_its_places_that_are_told_and_gives_no_other_away()
    {
        await tenant.Register("479");
        await Place("477", KpiScope.Street, "Main street");
        await Place("478", KpiScope.Street, "Main street");
        await Place("479", KpiScope.Street, "Main street");
        await Place("479", KpiScope.District, "Edge of town");
        await Vote("477", "2019-11-12T20:00:00Z", 5, 40);
        await Vote("478", "2019-11-13T20:00:00Z", 3, 60);
        await Vote("479", "2019-11-14T20:00:00Z", 1, 4);

        foreach (var scope in new[] { KpiScope.Street, KpiScope.Tenant })
        {
            var satisfaction = Assert.Single(Of(scope, PeriodKpiDefinitions.VoteSatisfaction));
            Assert.Equal((70.0, 100, 100), (satisfaction.Value!.Value, satisfaction.ValidIntervals, satisfaction.ExpectedIntervals));
            Assert.Equal(KpiStatus.Ok, satisfaction.Status);
            Assert.Equal(40.0, Assert.Single(Of(scope, PeriodKpiDefinitions.VotesSatisfied)).Value);
            Assert.Empty(Of(scope, PeriodKpiDefinitions.VoteMargin));
        }

        Assert.Empty(Of(KpiScope.District, PeriodKpiDefinitions.VoteSatisfaction));
        await Vote("479", "2019-11-15T20:00:00Z", 1, 1);
        Assert.Equal(105, Assert.Single(Of(KpiScope.Street, PeriodKpiDefinitions.VoteSatisfaction)).ValidIntervals);
        var edge = Assert.Single(Of(KpiScope.District, PeriodKpiDefinitions.VoteSatisfaction));
        Assert.Equal(Satisfaction("2019-11-01", "479")!.Value!.Value, edge.Value!.Value, 9);

        IEnumerable<PeriodKpiRow> Of(KpiScope scope, KpiDefinitionRow kpi) =>
            tenant.Rows<PeriodKpiRow>().Where(row => row.Scope == scope && row.DefinitionId == kpi.Id && row.Resolution == KpiResolution.Month);

        async Task Place(string meter, KpiScope kind, string name)
        {
            var code = tenant.Rows<AssetRow>().Single(asset => asset.Id == tenant.AssetOf(meter)).Code;
            var placed = await tenant.Platform.Get<IAssetTraits>().Place("20", null, code, kind, name, TestContext.Current.CancellationToken);
            Assert.Equal(AdministrationOutcome.Done, placed.Outcome);
        }
    }

    [Fact]
    public async Task A_vote_for_a_meter_without_readings_counts_for_its_asset()
    {
        await tenant.Change(context => context.Set<AssetRow>().Single(a => a.Id == tenant.AssetOf("477")).Code = "CABINET-1");
        await Vote("477", "2019-11-12T20:00:00Z", 4, 5);
        await Vote("CABINET-1", "2019-11-13T20:00:00Z", 2, 5);
        Assert.Equal((50.0, 10), (Satisfaction("2019-11-01")!.Value, Satisfaction("2019-11-01")!.ValidIntervals));
    }

    [Fact]
    public async Task A_vote_half_an_hour_after_midnight_in_Madrid_counts_in_its_own_month()
    {
        await Vote("477", "2019-02-28T23:30:00Z", 4, 5);
        Assert.Equal(75, Satisfaction("2019-03-01")!.Value);
        Assert.Null(Satisfaction("2019-02-01"));
    }

    [Fact]
    public async Task Satisfaction_does_not_depend_on_who_was_computed_first()
    {
        await Vote("477", "2019-11-12T20:00:00Z", 5, 10);
        Assert.Equal(100, Satisfaction("2019-11-01")!.Value);
        await Vote("478", "2019-11-12T20:00:00Z", 1, 10);
        Assert.Equal(((10 * 100) + (20 * 50)) / 30.0, Satisfaction("2019-11-01")!.Value!.Value, 9);
        Assert.Equal(20 * 50 / 30.0, Satisfaction("2019-11-01", "478")!.Value!.Value, 9);
    }

    [Fact]
    public async Task A_vote_that_is_corrected_into_another_month_leaves_the_one_it_was_in()
    {
        await Vote("477", "2019-10-12T20:00:00Z", 4, 6);
        await Send("vote", ("477", When.Instant("2019-11-12T20:00:00Z"), [("vote_id", "v1-1"), ("score", "4")]));
        Assert.Equal(5, Satisfaction("2019-10-01")!.ValidIntervals);
        Assert.Equal(1, Satisfaction("2019-11-01")!.ValidIntervals);
    }

    [Fact]
    public async Task A_household_that_is_registered_late_changes_its_figures_up_to_now()
    {
        await Energy("477", "2019-01-01", 151);
        await tenant.Quantify(++request, Households(("477", "2019-01-01T00:00:00Z", 2)));
        await tenant.ComputePeriods();
        foreach (var month in new[] { 1, 2, 5 })
        {
            var start = new DateOnly(2019, month, 1);
            Assert.Equal(12.0 * start.AddMonths(1).AddDays(-1).Day, PerPerson(start.ToString("O", null))!.Value!.Value, 9);
        }

        await tenant.Quantify(++request, Households(("477", "2019-03-01T00:00:00+01:00", 4)));
        await tenant.ComputePeriods();
        Assert.Equal(12.0 * 28, PerPerson("2019-02-01")!.Value!.Value, 9);
        Assert.Equal(6.0 * 30, PerPerson("2019-04-01")!.Value!.Value, 9);
    }

    [Fact]
    public async Task Two_households_in_one_asset_are_counted_together_from_their_own_days()
    {
        await tenant.Change(context =>
        {
            var asset = tenant.AssetOf("477");
            context.Set<MeterRow>().Single(m => m.Source == "478").AssetId = asset;
        });
        tenant.Platform.Get<SeriesDirectory>().Forget(tenant.Id);
        await tenant.Quantify(++request, Households(("477", "2018-12-31T23:00:00Z", 2), ("478", "2019-01-31T23:00:00Z", 3)));
        await Energy("477", "2019-01-01", 59);
        Assert.Equal(12.0 * 31, PerPerson("2019-01-01")!.Value!.Value, 9);
        Assert.Equal(24.0 * 28 / 5, PerPerson("2019-02-01")!.Value!.Value, 9);
    }

    [Fact]
    public async Task A_survey_of_luminance_gives_uniformity_and_a_coarse_one_is_insufficient()
    {
        await Send("luminance", [.. Enumerable.Range(0, 30).Select(point => Point("477", point, 1 + (point % 2)))]);
        await Send("luminance", [.. Enumerable.Range(100, 9).Select(point => Point("478", point, 1))]);
        var overall = tenant.PeriodKpi(PeriodKpiDefinitions.UniformityOverall, KpiResolution.Month, "2019-11-01")!;
        Assert.Equal((1 / 1.5, KpiStatus.Ok, 30), (overall.Value!.Value, overall.Status, overall.ValidIntervals));
        Assert.Equal(0.5, tenant.PeriodKpi(PeriodKpiDefinitions.UniformityLongitudinal, KpiResolution.Month, "2019-11-01")!.Value);
        Assert.Equal(1.5, tenant.PeriodKpi(PeriodKpiDefinitions.LuminanceMean, KpiResolution.Year, "2019-01-01")!.Value);
        Assert.Equal(KpiStatus.Insufficient, tenant.PeriodKpi(PeriodKpiDefinitions.UniformityOverall, KpiResolution.Month, "2019-11-01", meter: "478")!.Status);

        static (string, DateTimeOffset, (string, string)[]) Point(string cabinet, int point, int luminance) => (
            cabinet, When.Instant("2019-11-12T20:00:00Z"),
            [("point_id", $"p{point}"), ("luminance", $"{luminance}"), ("lane", "1"), ("row", $"{point / 10}")]);
    }

    [Fact]
    public async Task The_newest_survey_of_a_street_is_held_against_the_class_that_it_had_then()
    {
        var code = tenant.Rows<AssetRow>().Single(asset => asset.Id == tenant.AssetOf("477")).Code;
        Task<AdministrationResult> Class(string name, double number, string from) =>
            tenant.Platform.Get<IAssetTraits>().Set("20", null, code, name, When.Day(from), number, "plan of the town", TestContext.Current.CancellationToken);
        Assert.Equal(AdministrationOutcome.Done, (await Class("lighting_class_m", 4, "2019-01-01")).Outcome);
        Assert.Equal(AdministrationOutcome.Done, (await Class("lighting_class_p", 2, "2019-11-01")).Outcome);
        Assert.Equal(AdministrationOutcome.Invalid, (await Class("lighting_class_p", 9, "2019-11-02")).Outcome);
        await Send("luminance", [.. Enumerable.Range(0, 30).Select(point => Point("2019-10-12T20:00:00Z", point, "1"))]);
        tenant.Platform.Session.CurrentTenantId = tenant.Id;
        var october = Assert.Single(await Streets());

        await Send("luminance", [.. Enumerable.Range(100, 30).Select(point => Point("2019-11-12T20:00:00Z", point, point == 110 ? "0.1" : "2"))]);
        var november = Assert.Single(await Streets());

        Assert.Equal(("M4", When.Day("2019-10-12"), true, true), (october.Class, october.SurveyedOn, october.IsFine, october.IsMet));
        Assert.Equal(("P2", When.Day("2019-11-12"), null), (november.Class, november.SurveyedOn, november.IsMet));
        Assert.Equal(AdministrationOutcome.Done, (await Class("lighting_class_m", 4, "2019-11-05")).Outcome);
        var relit = Assert.Single(await Streets());
        Assert.Equal(("M4", false), (relit.Class, relit.IsMet));
        Assert.Equal(0.1 / (58.1 / 30), relit.Checks[1].Measured!.Value, 9);

        Task<IReadOnlyList<LitStreet>> Streets() => tenant.Platform.Get<ILitStreets>().List(TestContext.Current.CancellationToken);

        static (string, DateTimeOffset, (string, string)[]) Point(string at, int point, string luminance) => (
            "477", When.Instant(at), [("point_id", $"p{point}"), ("luminance", luminance), ("lane", "1"), ("row", $"{point % 100 / 10}")]);
    }

    [Fact]
    public async Task A_street_that_was_never_surveyed_has_the_class_of_today_however_long_ago_another_one_was()
    {
        var code = tenant.Rows<AssetRow>().Single(asset => asset.Id == tenant.AssetOf("478")).Code;
        await Send("luminance", ("477", When.Instant("2019-11-12T20:00:00Z"), [("point_id", "p1"), ("luminance", "1"), ("lane", "1"), ("row", "1")]));
        var set = await tenant.Platform.Get<IAssetTraits>().Set(
            "20", null, code, "lighting_class_m", When.Day("2026-01-01"), 4, "plan of the town", TestContext.Current.CancellationToken);
        Assert.Equal(AdministrationOutcome.Done, set.Outcome);
        tenant.Platform.Session.CurrentTenantId = tenant.Id;

        var streets = await tenant.Platform.Get<ILitStreets>().List(TestContext.Current.CancellationToken);
        Assert.Equal("M4", Assert.Single(streets, street => street.SurveyedOn is null).Class);
    }

    private PeriodKpiRow? Satisfaction(string month, string meter = "477") =>
        tenant.PeriodKpi(PeriodKpiDefinitions.VoteSatisfaction, KpiResolution.Month, month, meter: meter);

    private PeriodKpiRow? PerPerson(string month) => tenant.PeriodKpi(PeriodKpiDefinitions.PerPerson, KpiResolution.Month, month);

    private Task Vote(string subject, string at, int score, int count)
    {
        var first = request + 1;
        return Send("vote", [.. Enumerable.Range(1, count).Select(vote =>
            (subject, When.Instant(at).AddMinutes(vote - 1), new[] { ("vote_id", $"v{first}-{vote}"), ("score", $"{score}") }))]);
    }

    private async Task Send(string kind, params (string Source, DateTimeOffset At, (string Field, string Text)[] Content)[] messages)
    {
        await tenant.Quantify(++request, TestRequest.OfHeads(kind == "vote" ? "DSE05" : "DSE12", "0.0.1", messages));
        await tenant.ComputePeriods();
    }

    private static byte[] Households(params (string Meter, string At, int Adults)[] said) => TestRequest.OfHeads(
        "P01", "0.0.1", [.. said.Select(one => (one.Meter, When.Instant(one.At), new[] { ("meter", one.Meter), ("adults", $"{one.Adults}"), ("children", "0") }))]);

    /// <summary>Days in Madrid with 1 kWh in each hour.</summary>
    private async Task Energy(string meter, string first, int days)
    {
        var calendar = LocalCalendar.Of("Europe/Madrid");
        var start = calendar.InstantOf(When.Day(first));
        await tenant.QuantifyAndCompute(++request, Enumerable.Range(0, calendar.HoursBetween(When.Day(first), When.Day(first).AddDays(days)))
            .Select(hour => ShopHour.Of(meter, start.AddHours(hour), 1, 0.05, 21, 15)));
        await tenant.ComputePeriods();
    }
}
