using UrbGrade.Modules.Analysis.Domain.Correlation;

namespace UrbGrade.Tests.Analysis.Domain.Correlation;

public sealed class CorrelationsTests
{
    /// <summary>Anscombe's first set with three points more; r by hand.</summary>
    private static readonly double[] X = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5, 3, 15, 16];
    private static readonly double[] Y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68, 4.1, 11.2, 10.9];

    [Fact]
    public void Coefficients_are_those_of_the_textbook()
    {
        Assert.Equal(0.9027, Correlations.Pearson(X, Y)!.Value.R, 0.0005);
        Assert.Equal(0.9077, Correlations.Spearman(X, Y)!.Value.R, 0.0005);
        Assert.True(Correlations.Pearson(X, Y)!.Value.Probability < 0.001);
    }

    [Fact]
    public void What_a_third_explains_of_both_goes_away()
    {
        var random = new Random(3);
        double[] t = [.. Enumerable.Range(0, 200).Select(i => 10 * Math.Sin(i / 9.0))];
        double[] x = [.. t.Select(value => (2 * value) + (5 * random.NextDouble()))];
        double[] y = [.. t.Select(value => (-3 * value) + (5 * random.NextDouble()))];

        Assert.InRange(Correlations.Pearson(x, y)!.Value.R, -1, -0.95);
        Assert.InRange(Math.Abs(Correlations.Partial(x, y, t)!.Value.R), 0, 0.25);
    }

    [Fact]
    public void The_lag_of_a_series_that_follows_another_is_found()
    {
        var random = new Random(5);
        double[] first = [.. Enumerable.Range(0, 500).Select(_ => random.NextDouble())];
        double[] second = [.. Enumerable.Range(0, 500).Select(i => i < 7 ? 0.5 : first[i - 7] + (0.1 * random.NextDouble()))];
        var lags = Correlations.Lags(first, second, 24);

        Assert.Equal(7, lags.MaxBy(lag => lag.Coefficient.R).Lag);
        var real = Correlations.Adjust([.. lags.Select(lag => lag.Coefficient.Probability)]);
        Assert.InRange(real.Count(probability => probability <= 0.05), 1, 3);
    }

    [Fact]
    public void Meters_with_nothing_but_the_clock_in_common_do_not_go_together_by_hours_and_those_with_more_still_do()
    {
        const int Week = 168;
        const int Hours = 90 * 24;
        var random = new Random(13);
        static double Clock(int hour) => 5 + (2 * Math.Sin(2 * Math.PI * (hour % 24) / 24)) - (hour / 24 % 7 > 4 ? 1 : 0);
        double[] Meter() => [.. Enumerable.Range(0, Hours).Select(hour => Clock(hour) + (4 * random.NextDouble()))];
        var (first, second) = (Meter(), Meter());
        double[] follower = [.. Enumerable.Range(0, Hours).Select(hour => Clock(hour) + (hour >= 2 ? 0.5 * first[hour - 2] : 2.5) + (2 * random.NextDouble()))];
        int[] clock = [.. Enumerable.Range(0, Hours).Select(hour => hour % Week)];
        static int[] Real(double[] x, double[] y, int spent)
        {
            var lags = Correlations.Lags(x, y, 24, spent);
            var adjusted = Correlations.Adjust([.. lags.Select(lag => lag.Coefficient.Probability)]);
            return [.. lags.Where((_, i) => adjusted[i] <= 0.05).Select(lag => lag.Lag)];
        }

        Assert.True(Real(first, second, spent: 0).Length > 40);
        Assert.Empty(Real(Correlations.WithoutClock(first, clock), Correlations.WithoutClock(second, clock), Week));
        Assert.Equal([2], Real(Correlations.WithoutClock(first, clock), Correlations.WithoutClock(follower, clock), Week));
    }

    [Fact]
    public void Nothing_is_left_of_what_a_clock_does_alone()
    {
        double[] timer = [.. Enumerable.Range(0, 2000).Select(hour => hour == 99 ? double.NaN : hour % 24 > 18 ? 2.4 : 0.1)];
        int[] clock = [.. Enumerable.Range(0, 2000).Select(hour => hour % 168)];
        var left = Correlations.WithoutClock(timer, clock);

        Assert.All(left.Where(double.IsFinite), value => Assert.Equal(0.0, value));
        Assert.Single(left, value => double.IsNaN(value));
        Assert.Empty(Correlations.Lags(left, left, 24, 168));
    }

    [Fact]
    public void Slow_series_that_have_nothing_to_do_with_each_other_are_not_told_as_real()
    {
        var random = new Random(11);
        double[] Walk()
        {
            double at = 0;
            return [.. Enumerable.Range(0, 60).Select(_ => at += random.NextDouble() - 0.5)];
        }

        var wrong = Enumerable.Range(0, 100).Count(_ => Correlations.Pearson(Walk(), Walk()) is { Probability: < 0.05 });
        Assert.InRange(wrong, 0, 20);
    }

    [Fact]
    public void Probabilities_are_adjusted_as_Benjamini_and_Hochberg_did() =>
        Assert.Equal([0.04, 0.04, 0.04, 0.05], Correlations.Adjust([0.01, 0.02, 0.03, 0.05]).Select(value => Math.Round(value, 6)));

    [Theory]
    [InlineData(2.4, 7.2)]
    [InlineData(0, 2.4)]
    [InlineData(0.1, -1e9)]
    public void Constants_that_no_double_holds_do_not_go_together_perfectly(double first, double second)
    {
        var (x, y) = (Enumerable.Repeat(first, 90).ToArray(), Enumerable.Repeat(second, 90).ToArray());
        double[] rounded = [.. x.Select((value, i) => i % 2 == 0 ? value : Math.BitIncrement(value))];

        Assert.Null(Correlations.Pearson(x, y));
        Assert.Null(Correlations.Spearman(rounded, y));
        Assert.Null(Correlations.Partial(x, y, y));
        Assert.Empty(Correlations.Lags(x, y, 24));
    }

    [Fact]
    public void What_moves_little_around_a_large_value_still_goes_together()
    {
        double[] x = [.. X.Select(value => 1e6 + (value / 100))];

        Assert.Equal(0.9027, Correlations.Pearson(x, Y)!.Value.R, 0.0005);
    }

    [Fact]
    public void Nothing_is_told_of_what_does_not_move_or_hardly_meets()
    {
        Assert.Null(Correlations.Pearson(X, [.. X.Select(_ => 3.0)]));
        Assert.Null(Correlations.Pearson(X[..13], Y[..13]));
        Assert.Empty(Correlations.Lags([], [], 24));
    }
}
