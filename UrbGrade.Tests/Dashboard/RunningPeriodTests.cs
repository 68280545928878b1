using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Dashboard;

/// <summary>It is the tenth of March 2026, 10:30 in Barcelona.</summary>
public class RunningPeriodTests : IAsyncLifetime
{
    private DashboardWorld world = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        world = await DashboardWorld.Create();
        world.Platform.Clock.SetUtcNow(When.Instant("2026-03-10T09:30:00Z"));
        var days = Enumerable.Range(1, 9).SelectMany(day => DashboardWorld.Day(new DateOnly(2026, 3, day)));
        await world.Barcelona.QuantifyAndCompute(1, [.. days, .. DashboardWorld.Day("2026-03-10", 10)]);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [InlineData(PeriodKind.Day, "2026-03-10", 10)]
    [InlineData(PeriodKind.Month, "2026-03-01", 226)]
    public async Task A_period_whose_past_hours_are_all_there_is_fully_covered(PeriodKind kind, string start, int hours)
    {
        var figures = await world.Get<IAssetQueries>().ListFigures(
            world.Shop, kind, When.Day(start), When.Day(start).AddDays(1), Cancellation);
        Assert.Equal(5, figures.Count);
        Assert.All(figures, f => Assert.Equal((hours, 1.0, KpiStatus.Ok), (f.ExpectedReadings, f.Coverage, f.Status)));
        Assert.Equal(hours * 2.5, figures[0].Value);
    }

    [Theory]
    [InlineData(Resolution.Day, "2026-03-10")]
    [InlineData(Resolution.Month, "2026-03-01")]
    [InlineData(Resolution.Hour, "2026-03-01")]
    public async Task A_chart_misses_no_hour_that_is_still_to_come(Resolution resolution, string from)
    {
        var chart = await Read(Quantity.EnergyKwh, from, "2026-04-01", resolution);
        Assert.Equal(0, chart.MissingReadings);
        Assert.DoesNotContain(chart.Points, p => p.Quality == PointQuality.Partial);
        Assert.Equal(resolution == Resolution.Hour ? PointQuality.Measured : PointQuality.SoFar, chart.Points[0].Quality);
    }

    [Fact]
    public async Task The_days_and_months_that_run_or_in_which_readings_began_are_no_whole_ones_in_a_chart()
    {
        await world.Barcelona.EstimateNothing();
        await world.Barcelona.QuantifyAndCompute(2, [.. DashboardWorld.Day("2026-02-20", from: 6), .. DashboardWorld.Day("2026-02-21")]);

        var months = (await Read(Quantity.EnergyKwh, "2026-02-01", "2026-04-01", Resolution.Month)).Points;
        Assert.Equal([PointQuality.Begun, PointQuality.SoFar], months.Select(point => point.Quality));
        var days = (await Read(Quantity.EnergyKwh, "2026-02-19", "2026-03-12", Resolution.Day)).Points;
        Assert.Equal(
            [PointQuality.Missing, PointQuality.Begun, PointQuality.Measured, PointQuality.Missing], days.Take(4).Select(point => point.Quality));
        Assert.Equal([PointQuality.Measured, PointQuality.SoFar, PointQuality.Missing], days.TakeLast(3).Select(point => point.Quality));
    }

    [Fact]
    public async Task A_day_of_prices_misses_no_hour_that_is_still_to_come()
    {
        var day = Assert.Single((await Read(Quantity.PricePerKwh, "2026-03-10", "2026-03-11", Resolution.Day)).Points);
        Assert.Equal((0.05, PointQuality.SoFar), (Math.Round(day.Value!.Value, 12), day.Quality));
    }

    [Fact]
    public async Task An_hour_that_is_not_there_is_missing_once_its_day_is_over()
    {
        world.Platform.Clock.SetUtcNow(When.Instant("2026-03-10T22:30:00Z"));
        Assert.Equal(0, (await Read(Quantity.EnergyKwh, "2026-03-01", "2026-04-01", Resolution.Hour)).MissingReadings);

        world.Platform.Clock.SetUtcNow(When.Instant("2026-03-10T23:30:00Z"));
        foreach (var resolution in Enum.GetValues<Resolution>())
        {
            Assert.Equal(14, (await Read(Quantity.EnergyKwh, "2026-03-01", "2026-04-01", resolution)).MissingReadings);
        }

        var day = Assert.Single((await Read(Quantity.EnergyKwh, "2026-03-10", "2026-03-11", Resolution.Day)).Points);
        Assert.Equal(PointQuality.Partial, day.Quality);
    }

    [Fact]
    public async Task Hours_of_today_make_up_for_none_that_was_missed_before()
    {
        await world.Barcelona.EstimateNothing();
        await world.Barcelona.QuantifyAndCompute(2, [.. DashboardWorld.Day("2026-03-11", 14, from: 4), .. DashboardWorld.Day("2026-03-12", 14)]);
        world.Platform.Clock.SetUtcNow(When.Instant("2026-03-12T13:30:00Z"));
        var figures = await world.Get<IAssetQueries>().ListFigures(world.Shop, PeriodKind.Month, When.Day("2026-03-01"), When.Day("2026-04-01"), Cancellation);
        Assert.Equal(5, figures.Count);
        Assert.All(figures, f => Assert.Equal((226 + 10 + 14, 11 * 24 + 14), (f.ValidReadings, f.ExpectedReadings)));
        var listed = Assert.Single(await world.Get<IAssetQueries>().List(new KpiPeriod(PeriodKind.Month, When.Day("2026-03-01")), Cancellation));
        Assert.NotEmpty(listed.Figures);
        Assert.All(listed.Figures, f => Assert.Equal((250, 278), (f.ValidReadings, f.ExpectedReadings)));
        var why = await world.Get<IExplainQueries>().Explain(world.Shop, Quantity.EnergyKwh, new KpiPeriod(PeriodKind.Month, When.Day("2026-03-01")), Cancellation);
        Assert.Equal((250, 278), (why!.Figure.ValidReadings, why.Figure.ExpectedReadings));
        Assert.Equal(28, Assert.Single(why.Inputs, input => input.Quantity == "energy").MissingReadings);
        foreach (var quantity in new[] { Quantity.EnergyKwh, Quantity.PricePerKwh })
        {
            foreach (var resolution in Enum.GetValues<Resolution>())
            {
                Assert.Equal(28, (await Read(quantity, "2026-03-01", "2026-04-01", resolution)).MissingReadings);
            }
        }
    }

    [Theory]
    [InlineData(PeriodLength.Day, 10, 10)]
    [InlineData(PeriodLength.Week, 34, 34)]
    [InlineData(PeriodLength.Month, 226, 226)]
    [InlineData(PeriodLength.Year, 226, 1642)]
    public async Task A_running_period_has_no_other_coverage_beside_a_target_or_in_a_comparison_than_in_the_list_of_assets(
        PeriodLength length, int valid, int expected)
    {
        await world.Barcelona.ComputePeriods();
        foreach (var scope in new[] { KpiScope.Asset, KpiScope.Tenant })
        {
            var energy = await Read(scope, length, "2026-03-10", "energy");
            Assert.NotEmpty(energy);
            Assert.All(energy, figure => Assert.Equal(
                (valid, expected, valid == expected ? KpiStatus.Ok : KpiStatus.Insufficient), (figure.Valid, figure.Expected, figure.Status)));
        }

        var completeness = await Read(KpiScope.Tenant, length, "2026-03-10", "completeness");
        Assert.NotEmpty(completeness);
        Assert.All(completeness, figure => Assert.Equal(100.0 * valid / expected, figure.Value!.Value, 9));
    }

    [Fact]
    public async Task Energy_of_street_lighting_in_a_year_was_sufficient_while_most_of_it_was_to_come()
    {
        await world.Barcelona.Change(database => database.Add(new PeriodKpiRow
        {
            TenantId = world.Barcelona.Id, Resolution = KpiResolution.Year, PeriodStart = When.Day("2026-01-01"), Scope = KpiScope.Asset, ScopeId = world.Shop,
            Medium = KpiMedium.Light, DefinitionId = PeriodKpiDefinitions.StreetEnergy.Id, Value = 0.8, ExpectedIntervals = 8760, ValidIntervals = 1642,
            Status = KpiStatus.Insufficient,
        }));

        var figure = Assert.Single(await Read(KpiScope.Asset, PeriodLength.Year, "2026-03-10", "street_energy"));

        Assert.Equal((0.8, 1642, 8760, KpiStatus.Insufficient), (figure.Value, figure.Valid, figure.Expected, figure.Status));
    }

    [Fact]
    public async Task Hours_that_were_missed_before_are_missed_beside_a_target_too()
    {
        await world.Barcelona.EstimateNothing();
        await world.Barcelona.QuantifyAndCompute(2, [.. DashboardWorld.Day("2026-03-11", 14, from: 4), .. DashboardWorld.Day("2026-03-12", 14)]);
        world.Platform.Clock.SetUtcNow(When.Instant("2026-03-12T13:30:00Z"));
        await world.Barcelona.ComputePeriods();
        foreach (var scope in new[] { KpiScope.Asset, KpiScope.Tenant })
        {
            var energy = await Read(scope, PeriodLength.Month, "2026-03-12", "energy");
            Assert.NotEmpty(energy);
            Assert.All(energy, figure => Assert.Equal((250, 278), (figure.Valid, figure.Expected)));
        }
    }

    [Fact]
    public async Task A_month_that_is_over_is_held_against_all_its_hours()
    {
        await world.Barcelona.ComputePeriods();
        world.Platform.Clock.SetUtcNow(When.Instant("2026-04-01T06:00:00Z"));

        var energy = await Read(KpiScope.Tenant, PeriodLength.Month, "2026-03-10", "energy");
        Assert.NotEmpty(energy);
        Assert.All(energy, figure => Assert.Equal((743, KpiStatus.Insufficient), (figure.Expected, figure.Status)));
    }

    [Theory]
    [InlineData(PeriodKind.Day, "2026-03-10")]
    [InlineData(PeriodKind.Month, "2026-03-01")]
    public async Task A_fully_covered_figure_is_not_said_to_miss_hours_of_the_day_that_runs(PeriodKind kind, string start)
    {
        world.Platform.Clock.SetUtcNow(When.Instant("2026-03-10T22:30:00Z"));

        var why = await world.Get<IExplainQueries>().Explain(world.Shop, Quantity.EnergyKwh, new KpiPeriod(kind, When.Day(start)), Cancellation);

        Assert.Equal(1.0, why!.Figure.Coverage);
        Assert.NotEmpty(why.Inputs);
        Assert.All(why.Inputs, input => Assert.Equal(0, input.MissingReadings));
    }

    [Fact]
    public async Task Nothing_is_missing_before_the_first_reading()
    {
        Assert.Equal(0, (await Read(Quantity.EnergyKwh, "2026-02-25", "2026-03-10", Resolution.Day)).MissingReadings);
        Assert.Equal(0, (await Read(Quantity.EnergyKwh, "2026-02-25", "2026-03-10", Resolution.Hour)).MissingReadings);
    }

    private Task<IReadOnlyList<PeriodFigure>> Read(KpiScope scope, PeriodLength length, string day, string code) =>
        world.Get<IPeriodFigures>().All(null, scope, length, When.Day(day), code, Cancellation);

    private async Task<SeriesChart> Read(Quantity quantity, string from, string to, Resolution resolution)
    {
        var chart = await world.Get<ISeriesQueries>().Read(
            new SeriesRequest(world.Shop, quantity, When.Day(from), When.Day(to), resolution), Cancellation);
        Assert.NotNull(chart);
        return chart;
    }
}
