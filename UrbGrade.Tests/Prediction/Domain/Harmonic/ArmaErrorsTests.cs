using UrbGrade.Modules.Prediction.Domain.Harmonic;

namespace UrbGrade.Tests.Prediction.Domain.Harmonic;

public sealed class ArmaErrorsTests
{
    [Fact]
    public void Coefficients_of_a_simulated_process_are_found_again()
    {
        var (errors, _) = Simulate(5000, 0.7, 0.4);

        var fit = ArmaErrors.Choose(errors, 0);
        var ahead = new double[2];
        fit.Ahead(errors, ahead);

        // An equivalent order may win; what it says about the next steps must agree.
        Assert.Equal(0.7, ahead[1] / ahead[0], 0.15);
        Assert.InRange(fit.Autoregressive.Length + fit.MovingAverage.Length, 1, 6);
    }

    [Fact]
    public void Far_ahead_nothing_is_left_of_an_error()
    {
        var (errors, _) = Simulate(2000, 0.8, 0);
        var ahead = new double[200];
        ArmaErrors.Choose(errors, 0).Ahead(errors, ahead);

        Assert.Equal(0, ahead[^1], 0.05);
    }

    [Fact]
    public void The_shocks_that_made_a_process_come_out_again()
    {
        var (errors, shocks) = Simulate(500, 0.6, 0.3);
        var found = new double[errors.Length];
        new ArmaErrors([0.6], [0.3], 0).Shocks(errors, found);

        Assert.Equal(shocks[^1], found[^1], 1e-9);
    }

    private static (double[] Errors, double[] Shocks) Simulate(int count, double a, double m)
    {
        var random = new Random(9);
        var (errors, shocks) = (new double[count], new double[count]);
        for (var t = 0; t < count; t++)
        {
            shocks[t] = random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5;
            errors[t] = shocks[t] + (t > 0 ? (a * errors[t - 1]) + (m * shocks[t - 1]) : 0);
        }

        return (errors, shocks);
    }
}
