using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Tests.Quantification;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Dashboard;

public class SeriesQueriesTests : IAsyncLifetime
{
    private DashboardWorld world = null!;

    public async ValueTask InitializeAsync() => world = await DashboardWorld.Create();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Hours_come_with_a_point_without_a_value_for_every_gap()
    {
        await world.Barcelona.QuantifyAndCompute(1, [.. DashboardWorld.Day("2019-07-01", 10), .. DashboardWorld.Day("2019-07-01", 24, from: 13)]);
        var chart = await Read(Quantity.EnergyKwh, "2019-07-01", "2019-07-02", Resolution.Hour);
        Assert.Equal(24, chart.Points.Count);
        Assert.Equal(When.Instant("2019-06-30T22:00:00Z"), chart.Points[0].Start);
        Assert.Equal([10, 11, 12], Enumerable.Range(0, 24).Where(i => chart.Points[i].Value is null));
        Assert.All(chart.Points.Where(p => p.Value is null), p => Assert.Equal(PointQuality.Missing, p.Quality));
        Assert.Equal((21, 0, 3), (chart.MeasuredReadings, chart.EstimatedReadings, chart.MissingReadings));
        Assert.Equal(When.Instant("2019-07-01T22:00:00Z"), chart.LastReadingAt);
    }

    [Fact]
    public async Task A_day_that_is_known_as_a_sum_only_was_missing_by_hours()
    {
        var midnight = When.Instant("2019-07-01T22:00:00Z");
        await world.Barcelona.QuantifyAndCompute(
            1,
            [
                .. DashboardWorld.Day("2019-07-01", 10), .. DashboardWorld.Day("2019-07-01", 24, from: 13), new ShopHour("477", midnight, midnight.AddDays(1), 48),
            ]);

        var chart = await Read(Quantity.EnergyKwh, "2019-07-01", "2019-07-03", Resolution.Hour);

        Assert.Equal((21, 0, 3, 24), (chart.MeasuredReadings, chart.EstimatedReadings, chart.MissingReadings, chart.SumOnlyReadings));
        Assert.Equal(PointQuality.Missing, chart.Points[11].Quality);
        Assert.All(chart.Points.Skip(24), point => Assert.Equal((null, PointQuality.SumOnly), (point.Value, point.Quality)));
        var days = await Read(Quantity.EnergyKwh, "2019-07-01", "2019-07-03", Resolution.Day);
        Assert.Equal([PointQuality.Partial, PointQuality.SumOnly], days.Points.Select(point => point.Quality));
        Assert.Equal((48.0, 24, 0), (Math.Round(days.Points[1].Value!.Value, 9), days.EstimatedReadings, days.SumOnlyReadings));
    }

    [Theory]
    [InlineData("2019-03-31", 23)]
    [InlineData("2019-10-27", 25)]
    public async Task A_day_of_a_clock_change_has_its_hours(string day, int hours)
    {
        await world.Barcelona.QuantifyAndCompute(1, DashboardWorld.Day(day, hours));
        var chart = await Read(Quantity.EnergyKwh, When.Day(day), When.Day(day).AddDays(1), Resolution.Hour);
        Assert.Equal(hours, chart.Points.Count);
        Assert.Equal(0, chart.MissingReadings);
    }

    [Fact]
    public async Task Cost_and_emissions_of_an_hour_are_those_of_the_kpis()
    {
        await world.Barcelona.QuantifyAndCompute(1, [.. DashboardWorld.Day("2019-12-31"), .. DashboardWorld.Day("2020-01-01")]);
        var cost = await Read(Quantity.Cost, "2019-12-31", "2020-01-02", Resolution.Hour);
        Assert.NotEmpty(cost.Points);
        Assert.All(cost.Points, p => Assert.Equal(0.125, p.Value!.Value, 12));
        var co2 = await Read(Quantity.Co2Kg, "2019-12-31", "2020-01-02", Resolution.Hour);
        Assert.Equal(2.5 * 0.175, co2.Points[23].Value!.Value, 12);
        Assert.Equal(2.5 * 0.128, co2.Points[24].Value!.Value, 12);
        var days = await Read(Quantity.Co2Kg, "2019-12-31", "2020-01-02", Resolution.Day);
        Assert.Equal([24 * 2.5 * 0.175, 24 * 2.5 * 0.128], days.Points.Select(p => Math.Round(p.Value!.Value, 9)));
    }

    [Fact]
    public async Task A_long_range_is_thinned_out_with_its_peak_and_its_gap_left_visible()
    {
        var peak = When.Instant("2019-02-03T10:00:00Z");
        var hours = Enumerable.Range(1, 90).SelectMany(i => DashboardWorld.Day(new DateOnly(2019, 1, 1).AddDays(i)))
            .Where(h => h.Start != When.Instant("2019-03-05T04:00:00Z"))
            .Select(h => h.Start == peak ? h with { Energy = 99 } : h);
        await world.Barcelona.Quantify(1, hours);
        await world.Barcelona.EstimateNothing();
        await world.Barcelona.ComputeKpis();
        var chart = await Read(Quantity.EnergyKwh, "2019-01-02", "2019-04-02", Resolution.Hour, mostPoints: 300);
        Assert.True(chart.Merged);
        Assert.InRange(chart.Points.Count, 100, 300);
        Assert.Equal(peak, Assert.Single(chart.Points, p => p.Value == 99).Start);
        Assert.Contains(chart.Points, p => p.Value is null);
        Assert.Equal(1, chart.MissingReadings);
        var all = await Read(Quantity.EnergyKwh, "2019-01-02", "2019-04-02", Resolution.Hour, mostPoints: int.MaxValue);
        Assert.Equal((90 * 24 - 1, false), (all.Points.Count, all.Merged));
        Assert.Equal(all.Points.Sum(p => p.Value)!.Value, chart.Overall!.Value, 6);
    }

    [Fact]
    public async Task Days_of_a_chart_are_the_stored_kpis()
    {
        await world.Barcelona.QuantifyAndCompute(
            1, [.. DashboardWorld.Day("2019-07-01"), .. DashboardWorld.Day("2019-07-02", energy: 1.25), .. DashboardWorld.Day("2019-07-03", 12)]);
        var figures = await world.Get<IAssetQueries>().ListFigures(
            world.Shop, PeriodKind.Day, When.Day("2019-07-01"), When.Day("2019-07-04"), TestContext.Current.CancellationToken);
        Assert.Equal(15, figures.Count);
        foreach (var ofQuantity in figures.GroupBy(f => f.Quantity))
        {
            var chart = await Read(ofQuantity.Key, "2019-07-01", "2019-07-04", Resolution.Day);
            Assert.Equal(ofQuantity.Select(f => (f.PeriodStart, f.Value)), chart.Points.Select(p => (p.Start, p.Value)));
        }
    }

    [Fact]
    public async Task Days_and_months_say_what_they_stand_on()
    {
        await world.Barcelona.QuantifyAndCompute(1, [.. DashboardWorld.Day("2019-07-01"), .. DashboardWorld.Day("2019-07-03", 12)]);
        var days = await Read(Quantity.EnergyKwh, "2019-07-01", "2019-07-04", Resolution.Day);
        Assert.Equal([(60, PointQuality.Measured), (null, PointQuality.Missing), (30, PointQuality.Partial)], days.Points.Select(p => (p.Value, p.Quality)));
        var months = await Read(Quantity.EnergyKwh, "2019-07-01", "2019-08-01", Resolution.Month);
        Assert.Equal((90, PointQuality.Partial), (Assert.Single(months.Points).Value, months.Points[0].Quality));
        var prices = await Read(Quantity.PricePerKwh, "2019-07-01", "2019-07-02", Resolution.Day);
        Assert.Equal(0.05, Assert.Single(prices.Points).Value!.Value, 12);
    }

    private Task<SeriesChart> Read(Quantity quantity, string from, string to, Resolution resolution, int mostPoints = 2000) =>
        Read(quantity, When.Day(from), When.Day(to), resolution, mostPoints);

    private async Task<SeriesChart> Read(Quantity quantity, DateOnly from, DateOnly to, Resolution resolution, int mostPoints = 2000)
    {
        var chart = await world.Get<ISeriesQueries>().Read(
            new SeriesRequest(world.Shop, quantity, from, to, resolution, mostPoints), TestContext.Current.CancellationToken);
        Assert.NotNull(chart);
        return chart;
    }
}
