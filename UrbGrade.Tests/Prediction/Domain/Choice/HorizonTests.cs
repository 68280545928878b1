using UrbGrade.Modules.Prediction.Domain;
using UrbGrade.Modules.Prediction.Domain.Choice;

namespace UrbGrade.Tests.Prediction.Domain.Choice;

public sealed class HorizonTests
{
    [Fact]
    public void All_models_forecast_thirty_days_of_a_daily_series()
    {
        var random = new Random(11);
        var days = Enumerable.Range(0, 330).Select(day => 100 + (day % 7 < 5 ? 50.0 : 0) + (4 * random.NextDouble())).ToArray();
        var series = new ForecastSeries(new CivilSeries(SimulatedLoad.Monday, 1, days));

        var forecasts = ModelForecasts.At(series, ModelForecasts.NewModels(), 300, 30);

        Assert.All(forecasts, forecast =>
        {
            Assert.NotNull(forecast);
            Assert.All(forecast.Zip(days[300..]), pair => Assert.Equal(pair.Second, pair.First, 15.0));
        });
    }

    [Fact]
    public void Seven_days_of_hours_have_intervals_that_hold()
    {
        var (load, temperature) = SimulatedLoad.Hours(days: 150);
        var result = RollingBacktest.Run(
            SimulatedLoad.Of(load, temperature), ModelForecasts.NewModels(), 24 * 120, origins: 21, horizon: 168, step: 24, earlier: 21);

        Assert.False(result.IsWorseThanLastWeek);
        Assert.InRange(result.Coverage, 0.7, 0.9);
        Assert.Equal(1, result.Weights.Values.Sum(), 1e-9);
        Assert.InRange(result.Chosen!.Mae, 0.2, 1);
    }
}
