using System.Globalization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Quantification;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Dashboard;

public class ExplanationTests : IAsyncLifetime
{
    private static readonly KpiPeriod Day = new(PeriodKind.Day, When.Day("2019-07-01"));
    private static readonly KpiPeriod Month = new(PeriodKind.Month, When.Day("2019-07-01"));

    private DashboardWorld world = null!;

    public async ValueTask InitializeAsync() => world = await DashboardWorld.Create();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task The_figure_explained_is_the_one_that_is_shown()
    {
        await world.Barcelona.QuantifyAndCompute(1, DashboardWorld.Day("2019-07-01", 20));
        foreach (var period in new[] { Day, Month })
        {
            var shown = await world.Get<IAssetQueries>().ListFigures(
                world.Shop, period.Kind, period.Start, period.Start.AddDays(1), TestContext.Current.CancellationToken);
            Assert.Equal(5, shown.Count);
            foreach (var figure in shown)
            {
                Assert.Equal(figure, (await Explain(figure.Quantity, period))!.Figure);
            }
        }
    }

    [Fact]
    public async Task Only_messages_of_the_period_and_of_the_figures_inputs_are_evidence()
    {
        await world.Barcelona.Quantify(1, DashboardWorld.Day("2019-07-01"));
        await world.Barcelona.Quantify(2, DashboardWorld.Day("2019-07-02"));
        await world.Barcelona.QuantifyAndCompute(3, ShopHour.Of("477", When.Instant("2019-07-01T08:00:00Z"), null, inside: 30));
        Assert.Equal([1L], (await Explain(Quantity.EnergyKwh, Day))!.Messages.Select(m => m.RequestId));
        Assert.Equal([(3L, 1), (1L, 23)], (await Explain(Quantity.InsideTemperatureCelsius, Day))!.Messages.Select(m => (m.RequestId, m.Readings)));
        Assert.Equal([2L, 1L], (await Explain(Quantity.EnergyKwh, Month))!.Messages.Select(m => m.RequestId));
    }

    [Fact]
    public async Task A_day_of_which_the_sum_of_a_longer_time_alone_is_known_names_the_message_that_said_it()
    {
        var first = LocalCalendar.Of("Europe/Madrid").InstantOf(When.Day("2019-06-20"));
        await world.Barcelona.Quantify(1, new ShopHour("477", first, first.AddDays(30), 720));
        await world.Barcelona.QuantifyAndCompute(2, DashboardWorld.Day("2019-07-25"));

        var why = await Explain(Quantity.EnergyKwh, Day);
        Assert.Equal(24, why!.Figure.Value!.Value, 6);
        Assert.Equal([(1L, 1)], why.Messages.Select(m => (m.RequestId, m.Readings)));
    }

    [Fact]
    public async Task A_day_in_a_gap_of_a_counter_names_the_messages_with_the_states_at_its_ends()
    {
        await world.Barcelona.Register("478");
        foreach (var (request, day, state) in new[] { (1, "2019-06-01", 100), (2, "2019-06-21", 340), (3, "2019-07-11", 820), (4, "2019-07-31", 1_060) })
        {
            await world.Barcelona.Quantify(request, TestRequest.OfHeads("001", "002", ("GW1", When.Instant($"{day}T10:00:00Z"),
                [("ID_Meter_consumption", "478"), ("Consumer_measure", state.ToString(CultureInfo.InvariantCulture))])));
        }

        do
        {
            await world.Barcelona.ComputeKpis();
        }
        while (world.Barcelona.Rows<DirtyPeriodRow>().Count > 0);

        var why = await world.Get<IExplainQueries>().Explain(world.Barcelona.AssetOf("478"), Quantity.EnergyKwh, Day, TestContext.Current.CancellationToken);
        Assert.Equal(24, why!.Figure.Value!.Value, 6);
        Assert.Equal([3L, 2L], why.Messages.Select(m => m.RequestId));
    }

    /// <summary>Read at each midnight, and by hours from noon of the tenth of July on.</summary>
    [Fact]
    public async Task A_figure_of_a_time_before_the_hours_of_a_meter_names_its_counter()
    {
        var first = LocalCalendar.Of("Europe/Madrid").InstantOf(When.Day("2019-06-30"));
        await world.Barcelona.Quantify(1, TestRequest.OfHeads("001", "002", [.. Enumerable.Range(0, 13).Select(day => (
            "GW1", first.AddDays(day), new[] { ("ID_Meter_consumption", "477"), ("Consumer_measure", (1_000 + (24 * day)).ToString(CultureInfo.InvariantCulture)) }))]));
        await world.Barcelona.Quantify(2, DashboardWorld.Day("2019-07-10", from: 12));
        do
        {
            await world.Barcelona.ComputeKpis();
        }
        while (world.Barcelona.Rows<DirtyPeriodRow>().Count > 0);

        var (before, boundary) = (await Explain(Quantity.EnergyKwh, Day), await Explain(Quantity.EnergyKwh, new KpiPeriod(PeriodKind.Day, When.Day("2019-07-10"))));

        Assert.Equal((24.0, 12 + (12 * 2.5)), (Math.Round(before!.Figure.Value!.Value, 6), Math.Round(boundary!.Figure.Value!.Value, 6)));
        Assert.Equal([("energy", 0, 0), ("energy_register", 0, 24)], before.Inputs.Select(i => (i.Quantity, i.MeasuredReadings, i.EstimatedReadings)));
        Assert.Equal([("energy", 12, 0), ("energy_register", 0, 12)], boundary.Inputs.Select(i => (i.Quantity, i.MeasuredReadings, i.EstimatedReadings)));
        Assert.All(before.Inputs.Concat(boundary.Inputs), input => Assert.Equal(0, input.MissingReadings));
        Assert.Equal([1L], before.Messages.Select(m => m.RequestId));
    }

    [Fact]
    public async Task A_signer_whose_certificate_is_gone_is_named_by_thumbprint()
    {
        await world.Barcelona.QuantifyAndCompute(1, DashboardWorld.Day("2019-07-01"));
        Assert.Equal(QuantifiedTenant.Thumbprint, Assert.Single((await Explain(Quantity.EnergyKwh, Day))!.Messages).CertificateSubject);
    }

    [Fact]
    public async Task The_newest_fifty_messages_are_shown_and_all_counted()
    {
        var hours = DashboardWorld.Day("2019-07-01").Concat(DashboardWorld.Day("2019-07-02")).Concat(DashboardWorld.Day("2019-07-03", 7)).ToList();
        for (var i = 0; i < hours.Count; i++)
        {
            await world.Barcelona.Quantify(i + 1, hours[i]);
        }

        await world.Barcelona.ComputeKpis();
        var why = await Explain(Quantity.EnergyKwh, Month);
        Assert.Equal(55, why!.MessageCount);
        Assert.Equal(Enumerable.Range(6, 50).Reverse().Select(i => (long)i), why.Messages.Select(m => m.RequestId));
    }

    [Fact]
    public async Task Every_correction_is_told_newest_first_with_the_request_that_caused_it()
    {
        await world.Barcelona.QuantifyAndCompute(1, DashboardWorld.Day("2019-07-01"));
        foreach (var (request, energy) in new[] { (2, 3.5), (3, 4.5) })
        {
            world.Platform.Clock.Advance(TimeSpan.FromHours(1));
            await world.Barcelona.QuantifyAndCompute(request, ShopHour.Of("477", When.Instant("2019-07-01T08:00:00Z"), energy, 0.05, 21, 15));
        }

        var why = await Explain(Quantity.EnergyKwh, Day);
        Assert.Equal([(61.0, 62.0, 3L), (60.0, 61.0, 2L)], why!.Revisions.Select(r => (r.Was!.Value, r.Now!.Value, r.RequestId!.Value)));
        Assert.Equal(TimeSpan.FromHours(1), why.Revisions[0].ChangedAt - why.Revisions[1].ChangedAt);
        Assert.Empty((await Explain(Quantity.InsideTemperatureCelsius, Day))!.Revisions);
    }

    [Fact]
    public async Task A_meter_misses_no_hours_before_it_took_another_ones_place_nor_after_it_was_taken_away()
    {
        await world.Barcelona.Register("478");
        await world.Barcelona.Change(context => context.Set<MeterRow>().Single(m => m.Source == "478").AssetId = world.Shop);
        world.Platform.Get<SeriesDirectory>().Forget(world.Barcelona.Id);
        await world.Barcelona.QuantifyAndCompute(1, [.. DashboardWorld.Day("2019-07-01", 10), .. DashboardWorld.Day("2019-07-01", 24, meter: "478", from: 10)]);
        world.Platform.Session.IsPlatformAdministrator = true;
        var end = new MeterSettingEntry(
            "477", LocalCalendar.Of("Europe/Madrid").InstantOf(Day.Start).AddHours(10), 1, null, null, FeedsIn: false, IsReplacement: false, "work order 12", IsEnd: true);
        Assert.Equal(
            AdministrationOutcome.Done, (await world.Platform.Get<IMeterSettings>().Set("20", end, TestContext.Current.CancellationToken)).Outcome);
        await world.Barcelona.ComputeKpis();

        var why = await Explain(Quantity.EnergyKwh, Day);

        Assert.Equal((24, 24), (why!.Figure.ValidReadings, why.Figure.ExpectedReadings));
        Assert.Equal([("477", 10, 0), ("478", 14, 0)], why.Inputs.Select(i => (i.Meter, i.MeasuredReadings, i.MissingReadings)));
    }

    [Fact]
    public async Task What_grew_between_two_corrections_is_told_as_no_gap_of_theirs()
    {
        await world.Barcelona.QuantifyAndCompute(1, DashboardWorld.Day("2019-07-01"));
        await world.Barcelona.QuantifyAndCompute(2, ShopHour.Of("477", When.Instant("2019-07-01T08:00:00Z"), 3.5, 0.05, 21, 15));
        await world.Barcelona.QuantifyAndCompute(3, DashboardWorld.Day("2019-07-02"));
        await world.Barcelona.QuantifyAndCompute(4, ShopHour.Of("477", When.Instant("2019-07-01T08:00:00Z"), 4.5, 0.05, 21, 15));

        var (day, month) = (await Explain(Quantity.EnergyKwh, Day), await Explain(Quantity.EnergyKwh, Month));

        Assert.Equal([(61.0, 62.0), (60.0, 61.0)], day!.Revisions.Select(r => (r.Was!.Value, r.Now!.Value)));
        Assert.False(day.HasUntoldChanges);
        Assert.Equal([(121.0, 122.0), (60.0, 61.0)], month!.Revisions.Select(r => (r.Was!.Value, r.Now!.Value)));
        Assert.True(month.HasUntoldChanges);
    }

    [Fact]
    public async Task Readings_replaced_before_the_figure_was_computed_are_counted_and_no_correction_of_it()
    {
        await world.Barcelona.Quantify(1, DashboardWorld.Day("2019-07-01"));
        await world.Barcelona.QuantifyAndCompute(2, ShopHour.Of("477", When.Instant("2019-07-01T08:00:00Z"), 3.5, 0.05, 21, 15));

        var why = await Explain(Quantity.EnergyKwh, Day);
        Assert.Equal((0, 1), (why!.Revisions.Count, why.ReplacedReadings));
        Assert.Equal(0, (await Explain(Quantity.InsideTemperatureCelsius, Day))!.ReplacedReadings);
    }

    [Fact]
    public async Task A_figure_beside_the_five_names_its_readings_and_messages_too()
    {
        await world.Barcelona.QuantifyAndCompute(1, DashboardWorld.Day("2019-07-01"));
        var peak = new FigureName(KpiScope.Asset, world.Shop, PeriodLength.Day, Day.Start, "peak", "power");

        var why = await world.Get<IExplainQueries>().Explain(peak, TestContext.Current.CancellationToken);

        Assert.Equal([("energy", "477", 24, 0, 0)], why!.Inputs.Select(i => (i.Quantity, i.Meter, i.MeasuredReadings, i.EstimatedReadings, i.MissingReadings)));
        Assert.Equal([(1L, 24, QuantifiedTenant.Thumbprint)], why.Messages.Select(m => (m.RequestId, m.Readings, m.CertificateThumbprint)));
        Assert.Null(await world.Get<IExplainQueries>().Explain(peak with { Medium = "gas" }, TestContext.Current.CancellationToken));
        Assert.Null(await world.Get<IExplainQueries>().Explain(peak with { ScopeId = world.Cabinet }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task There_is_no_explanation_where_there_is_no_figure()
    {
        await world.Barcelona.QuantifyAndCompute(1, DashboardWorld.Day("2019-07-01"));
        Assert.Null(await Explain(Quantity.PricePerKwh, Day));
        Assert.Null(await Explain(Quantity.EnergyKwh, new KpiPeriod(PeriodKind.Day, When.Day("2019-07-02"))));
        Assert.Equal(0.9, (await Explain(Quantity.EnergyKwh, Day))!.CoverageThreshold);
        Assert.Equal(KpiDefinitions.Energy.Formula, (await Explain(Quantity.EnergyKwh, Day))!.Formula);
    }

    private Task<Explanation?> Explain(Quantity quantity, KpiPeriod period) => world.Get<IExplainQueries>().Explain(
        world.Shop, quantity, period, TestContext.Current.CancellationToken);
}
