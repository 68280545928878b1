using UrbGrade.Modules.Prediction.Domain.Seasonal;

namespace UrbGrade.Tests.Prediction.Domain.Seasonal;

public sealed class ExponentialSmoothingTests
{
    [Fact]
    public void The_share_of_errors_that_move_the_level_is_found_again()
    {
        var random = new Random(5);
        var level = 100.0;
        var values = new double[2000];
        for (var i = 0; i < values.Length; i++)
        {
            var shock = Normal(random);
            values[i] = level + shock;
            level += 0.4 * shock;
        }

        var fit = ExponentialSmoothing.Choose(values)!;
        var state = fit.Run(values);

        Assert.Equal(0.4, fit.Alpha, 0.06);
        Assert.False(fit.Kind is { HasTrend: true, IsDamped: false });
        Assert.Equal(level, fit.Ahead(state, 24), 1.5);
    }

    [Fact]
    public void A_steady_slope_goes_on()
    {
        var random = new Random(6);
        var values = Enumerable.Range(0, 300).Select(i => 20 + (0.5 * i) + (0.1 * Normal(random))).ToArray();

        var fit = ExponentialSmoothing.Choose(values)!;

        Assert.True(fit.Kind.HasTrend);
        Assert.Equal(20 + (0.5 * 309), fit.Ahead(fit.Run(values), 10), 0.5);
    }

    [Fact]
    public void Few_values_are_not_fitted() => Assert.Null(ExponentialSmoothing.Choose([1, 2, 3]));

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
