using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Handlers;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Handlers;

/// <summary>What people and instruments say otherwise than before.</summary>
public class CorrectedRecordsTests : IAsyncLifetime
{
    private const string Evening = "2019-11-12T20:00:00Z";

    private QuantifiedTenant tenant = null!;
    private long request;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        tenant = await QuantifiedTenant.Create();
        await tenant.Register("477", "478");
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Fact]
    public async Task A_corrected_vote_says_was_now_and_because_in_a_run_of_corrections()
    {
        await Send("DSE05", [.. Enumerable.Range(1, 5).Select(vote => Vote($"v{vote}", 4))]);
        await tenant.ComputePeriods();
        await Send("DSE05", Vote("v3", 5));
        await Correct();

        var month = Assert.Single(Corrections(PeriodKpiDefinitions.VoteSatisfaction), c => c is { Resolution: KpiResolution.Month, Scope: KpiScope.Asset });
        Assert.Equal((75.0, 80.0, 2L, KpiScope.Asset, tenant.AssetOf("477")), (month.Was, month.Now, month.RawRequestId, month.Scope, month.ScopeId));
        Assert.Single(Corrections(PeriodKpiDefinitions.VoteSatisfaction), c => c is { Resolution: KpiResolution.Year, Scope: KpiScope.Asset });
        var all = Assert.Single(Corrections(PeriodKpiDefinitions.VoteSatisfaction), c => c is { Resolution: KpiResolution.Month, Scope: KpiScope.Tenant });
        Assert.Equal((month.Was, month.Now, 2L), (all.Was, all.Now, all.RawRequestId));
    }

    [Fact]
    public async Task Corrected_answers_and_points_of_luminance_say_so_too()
    {
        await Send("DSE04", [.. Enumerable.Range(1, 5).Select(answer => Answer($"a{answer}", 3))]);
        await Send("DSE12", [.. Enumerable.Range(0, 30).Select(point => Point(point, "1"))]);
        await tenant.ComputePeriods();
        await Send("DSE04", Answer("a1", 5));
        await Correct();
        await Send("DSE12", Point(7, "0.5"));
        await Correct();

        var answers = Assert.Single(Corrections(PeriodKpiDefinitions.SurveySatisfaction), c => c is { Resolution: KpiResolution.Month, Scope: KpiScope.Asset });
        Assert.Equal((50.0, 60.0, 3L), (answers.Was, answers.Now, answers.RawRequestId));
        var light = Assert.Single(Corrections(PeriodKpiDefinitions.UniformityOverall), c => c.Resolution == KpiResolution.Month);
        Assert.Equal((1.0, 4L), (light.Was, light.RawRequestId));
        Assert.Equal(0.5 / (29.5 / 30), light.Now!.Value, 9);
    }

    [Fact]
    public async Task Occupants_that_are_told_otherwise_correct_every_figure_for_each_person_from_their_day_on()
    {
        await Energy("2019-01-01", 90);
        await Households("2019-01-01T00:00:00Z", 2);
        await tenant.ComputePeriods();
        await Households("2019-01-01T00:00:00Z", 3);
        await Correct();

        // March has an hour less.
        var months = Corrections(PeriodKpiDefinitions.PerPerson).Where(c => c is { Resolution: KpiResolution.Month, Scope: KpiScope.Asset }).OrderBy(c => c.PeriodStart).ToList();
        Assert.Equal(
            [("2019-01-01", 31 * 12.0, 31 * 8.0, 3L), ("2019-02-01", 28 * 12.0, 28 * 8.0, 3L), ("2019-03-01", 371.5, 247.666667, 3L)],
            months.Select(c => (c.PeriodStart.ToString("O", null), Math.Round(c.Was!.Value, 6), Math.Round(c.Now!.Value, 6), c.RawRequestId)));
        Assert.Contains(Corrections(PeriodKpiDefinitions.PerPerson), c => c is { Resolution: KpiResolution.Month, Scope: KpiScope.Tenant, RawRequestId: 3 });
        Assert.Empty(Corrections(KpiDefinitions.Energy));
    }

    [Fact]
    public async Task A_household_that_is_told_late_says_which_request_changed_what_was_final()
    {
        await Energy("2019-01-01", 31);
        await Households("2019-01-01T00:00:00Z", 2);
        await tenant.ComputePeriods();
        await Households("2019-01-16T00:00:00+01:00", 3);
        await tenant.ComputePeriods();

        var month = Assert.Single(Corrections(PeriodKpiDefinitions.PerPerson), c => c is { Resolution: KpiResolution.Month, Scope: KpiScope.Asset });
        Assert.Equal(3, month.RawRequestId);
    }

    [Fact]
    public async Task A_corrected_reading_is_the_cause_of_its_day_and_not_a_record_that_was_corrected_after_it()
    {
        var start = LocalCalendar.Of("Europe/Madrid").InstantOf(When.Day("2019-11-12"));
        await Send("DSE05", Vote("v1", 4));
        await tenant.QuantifyAndCompute(++request, Enumerable.Range(0, 23).Select(Hour));
        await tenant.ComputePeriods();
        await tenant.Quantify(++request, Hour(5) with { Energy = 3 });
        var corrected = request;
        await Send("DSE05", Vote("v1", 5));
        await tenant.Quantify(++request, Hour(23));
        await tenant.ComputeKpis();

        var day = Assert.Single(tenant.Rows<KpiCorrectionRow>(), c => c.DefinitionId == KpiDefinitions.Energy.Id && c.Resolution == KpiResolution.Day);
        Assert.Equal((23.0, 26.0, corrected), (day.Was, day.Now, day.RawRequestId));

        ShopHour Hour(int hour) => ShopHour.Of("477", start.AddHours(hour), 1, 0.05, 21, 15);
    }

    [Fact]
    public async Task A_correction_goes_before_a_backlog_and_what_is_new_does_not()
    {
        await Send("DSE05", Vote("v1", 4));
        Assert.DoesNotContain(ComputePeriods.KeyOfCorrected(tenant.Id), Asked());
        await Send("DSE05", Vote("v1", 5));

        Assert.Contains(ComputePeriods.KeyOfCorrected(tenant.Id), Asked());

        List<string?> Asked() => [.. tenant.Rows<WorkItemRow>().Select(item => item.UniqueKey)];
    }

    private static (string, DateTimeOffset, (string, string)[]) Vote(string id, int score) => ("477", When.Instant(Evening), [("vote_id", id), ("score", $"{score}")]);

    private static (string, DateTimeOffset, (string, string)[]) Answer(string id, int mark) =>
        ("477", When.Instant(Evening), [("answer_id", id), ("light_level", $"{mark}"), ("safety", $"{mark}"), ("glare", $"{mark}")]);

    private static (string, DateTimeOffset, (string, string)[]) Point(int point, string luminance) =>
        ("477", When.Instant(Evening), [("point_id", $"p{point}"), ("luminance", luminance), ("lane", "1"), ("row", $"{point / 10}")]);

    private Task Send(string type, params (string Source, DateTimeOffset At, (string Field, string Text)[] Content)[] messages) =>
        tenant.Quantify(++request, TestRequest.OfHeads(type, "0.0.1", messages));

    private Task Households(string at, int adults) => Send("P01", ("477", When.Instant(at), [("meter", "477"), ("adults", $"{adults}"), ("children", "0")]));

    /// <summary>Days in Madrid with 1 kWh in each hour.</summary>
    private async Task Energy(string first, int days)
    {
        var calendar = LocalCalendar.Of("Europe/Madrid");
        var start = calendar.InstantOf(When.Day(first));
        await tenant.QuantifyAndCompute(++request, Enumerable.Range(0, calendar.HoursBetween(When.Day(first), When.Day(first).AddDays(days)))
            .Select(hour => ShopHour.Of("477", start.AddHours(hour), 1, 0.05, 21, 15)));
        await tenant.ComputePeriods();
    }

    private async Task Correct() => Assert.True((await tenant.Platform.Get<PeriodRuns>().Run(tenant.Id, onlyCorrected: true, Cancellation)).IsDone);

    private List<PeriodKpiCorrectionRow> Corrections(KpiDefinitionRow definition) => tenant.Rows<PeriodKpiCorrectionRow>().FindAll(c => c.DefinitionId == definition.Id);
}
