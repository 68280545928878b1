using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Domain.Checks;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Dashboard;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Catalogue;

public class SeriesLimitTests : IAsyncLifetime
{
    private DashboardWorld world = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ISeriesLimits Limits => world.Get<ISeriesLimits>();

    public async ValueTask InitializeAsync() => world = await DashboardWorld.Create();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public void Three_times_the_usual_high_is_too_much()
    {
        var learned = HourLimits.Learn(When.Day("2026-03-01"), Enumerable.Range(1, 200).Select(i => (double)i))!;

        // The 99.5 % quantile of 1 to 200 by linear interpolation is 199.005.
        Assert.Equal((597, 298.5, 100.5), (learned.Most, learned.Review, learned.Usual));
        Assert.Null(HourLimits.Learn(When.Day("2026-03-01"), Enumerable.Repeat(1.0, 47).Concat(Enumerable.Repeat(0.0, 1000))));
    }

    [Fact]
    public async Task Limits_that_a_person_writes_judge_the_days_anew_and_the_audit_says_who_and_why()
    {
        await world.Barcelona.QuantifyAndCompute(1, DashboardWorld.Day("2026-03-05").Select((hour, i) => i == 7 ? hour with { Energy = 80 } : hour));
        Assert.Equal((23 * 2.5) + 80, world.Barcelona.Kpi(KpiDefinitions.Energy, "2026-03-05")!.Value);

        var result = await Limits.Set(null, Draft("2026-03-05", most: 20), Cancellation);
        Assert.Equal(AdministrationOutcome.Done, result.Outcome);
        await world.Barcelona.ComputeKpis();

        Assert.Equal(24 * 2.5, world.Barcelona.Kpi(KpiDefinitions.Energy, "2026-03-05")!.Value!.Value, 9);
        await Limits.Set(null, Draft("2026-03-05", most: 100), Cancellation);
        await world.Barcelona.ComputeKpis();
        Assert.Equal((23 * 2.5) + 80, world.Barcelona.Kpi(KpiDefinitions.Energy, "2026-03-05")!.Value!.Value, 9);
        var audit = world.Barcelona.Rows<AuditRow>().Where(line => line.What == "meter.limits").OrderBy(line => line.Id).ToList();
        Assert.Equal([null, "most 20, review none"], audit.Select(line => line.Before));
        Assert.Equal(["most 20, review none; fuse", "most 100, review none; fuse"], audit.Select(line => line.After));
    }

    [Fact]
    public async Task Limits_that_make_no_sense_are_refused_with_what_is_allowed()
    {
        await world.Barcelona.QuantifyAndCompute(1, DashboardWorld.Day("2026-03-05"));
        Assert.All(
            new[] { Draft("2026-03-05", most: -1), Draft("2026-03-05", most: 5, review: 6), Draft("2026-03-05", most: 5) with { Reason = " " } },
            draft => Assert.Equal(AdministrationOutcome.Invalid, Limits.Set(null, draft, Cancellation).GetAwaiter().GetResult().Outcome));
        Assert.Equal(AdministrationOutcome.NotFound, (await Limits.Set(null, Draft("2026-03-05", most: 5) with { Source = "nobody" }, Cancellation)).Outcome);
        world.Platform.Session.BecomeTenantAdministrator(world.Eibar.Id);
        Assert.Equal(AdministrationOutcome.NotFound, (await Limits.Set(null, Draft("2026-03-05", most: 5), Cancellation)).Outcome);
        Assert.NotEqual(AdministrationOutcome.Done, (await Limits.Set("20", Draft("2026-03-05", most: 5), Cancellation)).Outcome);
        Assert.Empty(await Limits.List("20", null, 0, 10, Cancellation));
        Assert.Equal(0, await Limits.Count("20", null, Cancellation));
    }

    [Fact]
    public async Task A_tolerance_that_makes_no_sense_is_refused_in_per_cent_as_it_is_typed()
    {
        var refused = await Limits.Set(null, Draft("2026-03-05", most: 5) with { Tolerance = 1.1 }, Cancellation);

        Assert.Equal(AdministrationOutcome.Invalid, refused.Outcome);
        Assert.Equal("The tolerance is 110%, a share of 1.1; allowed is above 0% and at most 100%, a share of 1.", refused.Refusal!.Text);
    }

    [Fact]
    public async Task What_was_learned_holds_from_its_day_and_leaves_what_a_person_wrote_alone()
    {
        await world.Barcelona.Register("478");
        var days = Enumerable.Range(0, 10).Select(i => When.Day("2026-02-20").AddDays(i)).ToList();
        await world.Barcelona.QuantifyAndCompute(1, days.SelectMany(day => DashboardWorld.Day(day).Concat(DashboardWorld.Day(day, meter: "478"))));
        await Limits.Set(null, Draft("2026-02-20", most: 7) with { Source = "478" }, Cancellation);

        await world.Barcelona.Learn(When.Day("2026-03-02"));
        await world.Barcelona.Learn(When.Day("2026-03-03"));

        var all = await Limits.List(null, null, 0, 100, Cancellation);
        Assert.Equal(all.Count, await Limits.Count(null, null, Cancellation));
        Assert.Equal(all.Count(limit => limit.Source == "478"), await Limits.Count(null, "478", Cancellation));
        Assert.Equal(
            [("477", When.Day("2026-03-02"), 7.5, false), ("478", When.Day("2026-02-20"), 7, true)],
            all.Where(limit => limit.Quantity == "energy").Select(limit => (limit.Source, limit.From, limit.Most!.Value, limit.IsByHand)));
    }

    private static SeriesLimitDraft Draft(string from, double? most, double? review = null) =>
        new("477", "energy", When.Day(from), most, review, ZeroIsMissing: false, Estimates: true, "fuse");
}
