using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Prediction.Domain;
using UrbGrade.Modules.Prediction.Domain.Choice;
using UrbGrade.Modules.Prediction.Domain.Nights;

namespace UrbGrade.Tests.Prediction.Domain.Choice;

/// <summary>Whatever a meter delivers, there is a forecast or a named reason for none.</summary>
public sealed class OddSeriesTests
{
    [Fact]
    public void A_constant_series_is_forecast_constant()
    {
        var forecast = Forecast([.. Enumerable.Repeat(3.5, 24 * 90)]);

        Assert.Equal(ForecastState.Constant, forecast.State);
        Assert.All(forecast.Values, value => Assert.Equal(3.5, value));
    }

    [Fact]
    public void Missing_values_alone_are_no_values() =>
        Assert.Equal(ForecastState.NoValues, Forecast([.. Enumerable.Repeat(double.NaN, 24 * 90)]).State);

    [Fact]
    public void After_one_day_it_says_from_when_there_will_be_a_forecast()
    {
        var forecast = Forecast(SimulatedLoad.Hours(days: 1).Load);

        Assert.Equal(ForecastState.TooShort, forecast.State);
        Assert.Equal(SimulatedLoad.Monday.AddDays(28), forecast.ReadyFrom);
        Assert.Equal(ForecastState.Ready, Forecast(SimulatedLoad.Hours(days: 28).Load).State);
    }

    [Fact]
    public void After_a_hole_of_a_hundred_days_nothing_is_learnt_from_the_line_that_bridges_it()
    {
        var load = SimulatedLoad.Hours(days: 211).Load;
        Array.Fill(load, double.NaN, 24 * 90, 24 * 100);

        var forecast = Forecast(load[..(24 * 200)]);

        Assert.Equal((ForecastState.TooShort, (DateOnly?)SimulatedLoad.Monday.AddDays(211)), (forecast.State, forecast.ReadyFrom));
        Assert.Equal(ForecastState.Ready, Forecast(load).State);
    }

    [Fact]
    public void A_first_and_a_last_day_are_no_four_weeks()
    {
        var load = SimulatedLoad.Hours(days: 28).Load;
        Array.Fill(load, double.NaN, 24, 24 * 26);

        var forecast = Forecast(load);

        Assert.Equal((ForecastState.TooShort, (DateOnly?)SimulatedLoad.Monday.AddDays(47)), (forecast.State, forecast.ReadyFrom));
    }

    [Fact]
    public void One_day_in_four_never_is_enough()
    {
        var load = SimulatedLoad.Hours(days: 90).Load;
        for (var i = 0; i < load.Length; i++)
        {
            load[i] = i / 24 % 4 == 1 ? load[i] : double.NaN;
        }

        var forecast = Forecast(load);

        Assert.Equal((ForecastState.TooManyGaps, null), (forecast.State, forecast.ReadyFrom));
    }

    [Fact]
    public void A_meter_that_fell_silent_is_not_forecast()
    {
        var load = SimulatedLoad.Hours(days: 90).Load;
        Array.Fill(load, double.NaN, 24 * 75, 24 * 15);

        Assert.Equal(ForecastState.Silent, Forecast(load).State);
    }

    [Fact]
    public void Export_is_forecast_below_zero()
    {
        var load = SimulatedLoad.Hours(days: 90).Load;
        for (var i = 0; i < load.Length; i++)
        {
            load[i] -= i % 24 is >= 10 and < 16 ? 30 : 0;
        }

        var forecast = Forecast(load);

        Assert.Equal(ForecastState.Ready, forecast.State);
        Assert.InRange(forecast.Values[12], -25, -5);
    }

    [Fact]
    public void One_giant_outlier_moves_a_forecast_no_farther_than_the_noise()
    {
        var load = SimulatedLoad.Hours(days: 90).Load;
        var clean = Forecast(load);
        load[24 * 88] = 1e7;
        var spoilt = Forecast(load);

        Assert.Equal(ForecastState.Ready, spoilt.State);
        Assert.All(clean.Values.Zip(spoilt.Values), pair => Assert.Equal(pair.First, pair.Second, 1.0));
    }

    [Fact]
    public void Random_gaps_leave_a_forecast_of_numbers()
    {
        var load = SimulatedLoad.Hours(days: 90).Load;
        var random = new Random(3);
        for (var i = 0; i < load.Length; i++)
        {
            load[i] = random.NextDouble() < 0.4 ? double.NaN : load[i];
        }

        var forecast = Forecast(load);

        Assert.Equal(ForecastState.Ready, forecast.State);
        Assert.All(forecast.Values, value => Assert.InRange(value, 0, 40));
    }

    [Fact]
    public void Two_swapped_meters_are_forecast_within_the_bounds_of_the_past()
    {
        var small = SimulatedLoad.Hours(days: 90, seed: 1).Load;
        var large = Array.ConvertAll(SimulatedLoad.Hours(days: 90, seed: 2).Load, value => 40 * value);
        double[] swapped = [.. small[..(24 * 60)], .. large[(24 * 60)..]];

        var forecast = Forecast(swapped);

        Assert.Equal(ForecastState.Ready, forecast.State);
        Assert.All(forecast.Values, value => Assert.InRange(value, 0, 2 * large.Max()));
    }

    [Theory]
    [InlineData("2024-03-31", 23)]
    [InlineData("2024-10-27", 25)]
    public void Days_on_which_the_clock_changes_have_as_many_hours_as_they_have(string text, int hours)
    {
        var day = DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        var calendar = LocalCalendar.Of("Europe/Madrid");
        var from = day.AddDays(-60);
        var hourly = new double[calendar.HoursBetween(from, day.AddDays(1))];
        for (var i = 0; i < hourly.Length; i++)
        {
            hourly[i] = calendar.ClockOf(calendar.StartOf(from) + (i * LocalCalendar.Hour)) + 1;
        }

        var folded = CivilFold.Fold(calendar, from, day.AddDays(1), hourly);

        for (var slot = 0; slot < folded.Length; slot++)
        {
            Assert.True(double.IsNaN(folded.Values[slot]) ? hours == 23 && slot == folded.Length - 22 : folded.Values[slot] == (slot % 24) + 1, $"slot {slot}");
        }

        var forecast = NightForecaster.Forecast(new ForecastSeries(folded), ModelForecasts.NewModels(), [], ForecastPlan.Hours, folded.Length - 24);
        Assert.Equal(ForecastState.Ready, forecast.State);
        Assert.Equal(hours, CivilFold.Unfold(calendar, day, day.AddDays(1), forecast.Values.AsSpan(0, 24)).Length);
    }

    private static NightForecast Forecast(double[] load) => NightForecaster.Forecast(
        SimulatedLoad.Of(Outliers.Without(load).Values), ModelForecasts.NewModels(), [], ForecastPlan.Hours, load.Length);
}
