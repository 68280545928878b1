using UrbGrade.Modules.Prediction.Domain;
using UrbGrade.Modules.Prediction.Domain.Choice;

namespace UrbGrade.Tests.Prediction.Domain.Choice;

public sealed class NoFutureTests
{
    [Theory]
    [InlineData(24)]
    [InlineData(168)]
    public void Nothing_measured_at_or_after_the_origin_changes_a_forecast(int horizon)
    {
        var (load, temperature) = SimulatedLoad.Hours(days: 120);
        var origin = 24 * 100;
        var before = ModelForecasts.At(SimulatedLoad.Of(load, temperature), ModelForecasts.NewModels(), origin, horizon);
        for (var i = origin; i < load.Length; i++)
        {
            load[i] = 1000 + i;
            temperature[i] = -40;
        }

        var after = ModelForecasts.At(SimulatedLoad.Of(load, temperature), ModelForecasts.NewModels(), origin, horizon);

        Assert.All(before, forecast => Assert.NotNull(forecast));
        Assert.Equal(before, after);
    }

    [Fact]
    public void A_backtest_whose_forecasts_overlap_weights_models_by_what_was_over_at_each_origin()
    {
        var load = SimulatedLoad.Hours(days: 120).Load;
        var spoilt = load.ToArray();
        const int First = 24 * 100;
        const int Origins = 10;
        var last = First + (24 * (Origins - 1));
        for (var i = last; i < load.Length; i++)
        {
            spoilt[i] = 1000 + i;
        }

        Assert.Equal(Chosen(load), Chosen(spoilt));

        static List<double[]?> Chosen(double[] load) =>
        [
            .. RollingBacktest.Run(SimulatedLoad.Of(load), ModelForecasts.NewModels(), First, Origins, horizon: 168, step: 24, earlier: Origins)
                .Past.Select(outcome => outcome.Chosen),
        ];
    }

    [Fact]
    public void A_temperature_forecast_is_used_as_it_was_issued()
    {
        var (load, temperature) = SimulatedLoad.Hours(days: 120);
        var origin = 24 * 100;
        var issued = new IssuedOutlook(_ => [-10, -11], new PersistentOutlook(temperature, 24));
        var series = new ForecastSeries(new CivilSeries(SimulatedLoad.Monday, 24, load), temperature, null, issued);

        var known = series.TemperatureKnownAt(origin, 24)!;

        Assert.Equal(temperature[..origin], known[..origin]);
        Assert.Equal([-10, -11], known[origin..(origin + 2)]);
        Assert.InRange(known[^1], -5, 25);
    }
}
