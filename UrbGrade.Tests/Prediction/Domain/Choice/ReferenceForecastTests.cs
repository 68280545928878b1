using System.Collections.Concurrent;
using UrbGrade.Modules.Prediction.Domain.Choice;
using UrbGrade.Modules.Prediction.Domain.Seasonal;

namespace UrbGrade.Tests.Prediction.Domain.Choice;

/// <summary>Accuracy against R's forecast 8.20 on real series, 14 days of 24 hours (a week of half-hours for taylor).</summary>
public sealed class ReferenceForecastTests
{
    private static readonly ConcurrentDictionary<string, BacktestResult> Backtests = new();

    public static TheoryData<string> Series => ["taylor", "b97_elec", "b41_elec", "uk_house0_elec", "dk_house_heat", "vic_elec_hourly"];

    [Theory]
    [MemberData(nameof(Series))]
    public void Same_as_last_week_agrees_with_the_reference(string name)
    {
        var (series, first, origins, horizon) = ReferenceSeries.Of(name);
        var result = RollingBacktest.Run(series, [new SeasonalNaive()], first, origins, horizon, horizon, earlier: 0, scaleWeeks: name == "taylor" ? 11 : 8);
        var naive = result.Models["snaive"]!;

        // The table has five decimals.
        Assert.Equal(ReferenceSeries.Reference(name, "snaive_long", "MAE"), naive.Mae, 5.1e-6);
        Assert.Equal(ReferenceSeries.Reference(name, "snaive_long", "RMSE"), naive.Rmse, 5.1e-6);
        Assert.Equal(ReferenceSeries.Reference(name, "snaive_long", "CVRMSE_pct"), naive.CvRmse, 5.1e-6);
        Assert.Equal(ReferenceSeries.Reference(name, "snaive_long", "sMAPE_pct"), naive.Smape, 5.1e-6);
        Assert.Equal(ReferenceSeries.Reference(name, "snaive_long", "MASE"), naive.Mase, 5.1e-6);
        Assert.Equal(ReferenceSeries.Reference(name, "snaive_long", "bias"), naive.Bias, 5.1e-6);
    }

    [Theory]
    [MemberData(nameof(Series))]
    public void The_platforms_choice_is_as_good_as_the_better_of_two_methods_of_R(string name)
    {
        var result = Backtest(name);
        var best = Math.Min(ReferenceSeries.Reference(name, "stlf_ets", "MASE"), ReferenceSeries.Reference(name, "dhr", "MASE"));
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{name}: MASE {result.Chosen!.Mase:F3} (reference {best:F3}), sMAPE {result.Chosen.Smape:F2} %, CV(RMSE) {result.Chosen.CvRmse:F2} %, bias {result.Chosen.Bias:F3}, "
            + $"CRPS {result.Crps:F4}, 80 % intervals hold {100 * result.Coverage:F1} %; models "
            + string.Join(", ", result.Models.Select(model => $"{model.Key} {model.Value?.Mase:F3}")));

        Assert.True(result.Chosen!.Mase <= 1.05 * best, $"MASE {result.Chosen.Mase:F3}, the reference {best:F3}");
        Assert.False(result.IsWorseThanLastWeek);
    }

    [Theory]
    [MemberData(nameof(Series))]
    public void Intervals_of_80_percent_hold_75_to_85_percent(string name)
    {
        var result = Backtest(name);
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: 80 % intervals hold {100 * result.Coverage:F1} %");

        Assert.InRange(result.Coverage, 0.75, 0.85);
    }

    [Fact]
    public void The_platforms_choice_is_on_average_better_than_the_best_method_of_each_series()
    {
        var mean = Series.Select(row => Backtest(row.Data).Chosen!.Mase).Average();
        TestContext.Current.TestOutputHelper?.WriteLine($"mean of the six MASE: {mean:F3}");

        Assert.InRange(mean, 0, 0.70);
    }

    private static BacktestResult Backtest(string name) => Backtests.GetOrAdd(name, static name =>
    {
        var (series, first, origins, horizon) = ReferenceSeries.Of(name);
        return RollingBacktest.Run(series, ModelForecasts.NewModels(), first, origins, horizon, horizon, scaleWeeks: name == "taylor" ? 11 : 8);
    });
}
