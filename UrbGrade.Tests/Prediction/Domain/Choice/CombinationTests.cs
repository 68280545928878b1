using UrbGrade.Modules.Prediction.Domain;
using UrbGrade.Modules.Prediction.Domain.Choice;

namespace UrbGrade.Tests.Prediction.Domain.Choice;

public sealed class CombinationTests
{
    [Fact]
    public void The_better_a_model_was_the_more_it_counts_and_a_bad_one_not_at_all()
    {
        OriginOutcome[] past = [new(0, [[11], [12], [14], null], null, [1]), new(1, [[2], [2.1], [9], null], null, [1])];

        var weights = Combination.WeightsFrom(past, 4);

        Assert.Equal(1, weights.Sum(), 1e-12);
        Assert.True(weights[0] > weights[1] && weights[1] > 0);
        Assert.Equal([0, 0], weights[2..]);
    }

    [Fact]
    public void Without_a_past_all_models_count_alike() => Assert.Equal([0.5, 0.5], Combination.WeightsFrom([], 2));

    [Fact]
    public void A_model_without_a_forecast_is_left_out() =>
        Assert.Equal([4.0], Combination.Combine([null, [3.0], [5.0]], [0.5, 0.25, 0.25])!);

    [Fact]
    public void A_forecast_out_of_bounds_falls_back_to_last_week()
    {
        var (load, _) = SimulatedLoad.Hours(days: 60);
        var forecasts = ModelForecasts.At(SimulatedLoad.Of(load), [new Modules.Prediction.Domain.Seasonal.SeasonalNaive(), new Diverging()], 24 * 59, 24);

        Assert.Equal(load[(24 * 52)..(24 * 53)], forecasts[0]);
        Assert.Equal(forecasts[0], forecasts[1]);
    }

    [Fact]
    public void Districts_and_their_meters_agree_after_reconciliation()
    {
        double[] meters = [10, 20];
        var district = Reconciliation.Reconcile(meters, [1, 3], 36, 4);

        Assert.Equal(district, meters.Sum(), 1e-12);
        Assert.Equal([10.75, 22.25], meters);
    }

    [Fact]
    public void No_use_is_moved_below_zero_for_the_districts_sake()
    {
        double[] meters = [1, 20];
        Assert.Equal(19, Reconciliation.Reconcile(meters, [9, 1], 11, 0), 1e-12);
        Assert.Equal([0.0, 19.0], meters);

        double[] feedingIn = [-1, 20];
        Assert.Equal(9, Reconciliation.Reconcile(feedingIn, [9, 1], 9, 0), 1e-12);
        Assert.Equal([-10.0, 19.0], feedingIn);
    }

    private sealed class Diverging : IForecastModel
    {
        public string Name => "diverging";

        public bool TryForecast(ForecastSeries series, int origin, Span<double> into)
        {
            into.Fill(1e6);
            return true;
        }
    }
}
