using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace UrbGrade.Modules.Prediction.Domain.Seasonal;

/// <summary>Exponential smoothing without season as a state space model, fitted by maximum likelihood; among its six kinds that with the least AICc.</summary>
/// <remarks>Source: R. J. Hyndman, A. B. Koehler, J. K. Ord, R. D. Snyder, Forecasting with Exponential Smoothing (2008), chapters 2 and 5; bounds and starting
/// values as in R's <c>ets</c> with model "ZZN".</remarks>
/// <param name="Alpha">Share of an error that moves the level, 0 to 1.</param>
/// <param name="Beta">Share of an error that moves the slope, 0 to alpha.</param>
/// <param name="Phi">What is kept of the slope each slot, 0.8 to 0.98; 1 where it is not damped.</param>
/// <param name="Level">Before the first value.</param>
/// <param name="Slope">Before the first value, for each slot.</param>
internal sealed record ExponentialSmoothing(SmoothingKind Kind, double Alpha, double Beta, double Phi, double Level, double Slope, double Aicc)
{
    private const double Least = 1e-4;
    private const double Most = 0.9999;
    private const double LeastPhi = 0.8;
    private const double MostPhi = 0.98;
    private const int StartValues = 10;
    private const int MostSteps = 600;

    /// <summary>The kind with the least AICc; null for fewer than ten values.</summary>
    /// <param name="values">None missing. Errors relative to the level are tried only where all are positive.</param>
    public static ExponentialSmoothing? Choose(ReadOnlySpan<double> values)
    {
        if (values.Length < StartValues)
        {
            return null;
        }

        double[] fitted = [.. values];
        var isPositive = true;
        foreach (var value in values)
        {
            isPositive &= value > 0;
        }

        return SmoothingKind.All.Where(kind => isPositive || !kind.IsRelative).Select(kind => Estimate(fitted, kind)).MinBy(fit => fit.Aicc);
    }

    /// <summary>Level and slope after the last value.</summary>
    public (double Level, double Slope) Run(ReadOnlySpan<double> values)
    {
        var (level, slope) = (Level, Slope);
        Filter(values, ref level, ref slope, out _);
        return (level, slope);
    }

    /// <summary>The forecast a number of slots ahead, at least 1.</summary>
    public double Ahead((double Level, double Slope) state, int slots)
    {
        var kept = !Kind.HasTrend ? 0 : Kind.IsDamped ? Phi * (1 - Math.Pow(Phi, slots)) / (1 - Phi) : slots;
        return state.Level + (kept * state.Slope);
    }

    private static ExponentialSmoothing Estimate(double[] values, SmoothingKind kind)
    {
        var (level, slope) = Start(values, kind.HasTrend);
        var start = new List<double> { 0.5, level };
        var steps = new List<double> { 0.2, Math.Max(Math.Abs(level) * 0.05, 1e-3) };
        if (kind.HasTrend)
        {
            start.AddRange([0.05, slope]);
            steps.AddRange([0.04, Math.Max(Math.Abs(slope) * 0.2, 1e-4)]);
        }

        if (kind.IsDamped)
        {
            start.Add(0.95);
            steps.Add(-0.05);
        }

        var best = Of(start, kind) with { Aicc = double.PositiveInfinity };
        double Objective(Vector<double> at)
        {
            var tried = Of(at, kind);
            if (tried.Alpha is < Least or > Most || (kind.HasTrend && (tried.Beta < Least || tried.Beta > tried.Alpha))
                || (kind.IsDamped && tried.Phi is < LeastPhi or > MostPhi))
            {
                return 1e300;
            }

            var likelihood = tried.Deviance(values);
            if (likelihood < best.Aicc)
            {
                best = tried with { Aicc = likelihood };
            }

            return double.IsFinite(likelihood) ? likelihood : 1e300;
        }

        try
        {
            NelderMeadSimplex.Minimum(
                ObjectiveFunction.Value(Objective), Vector<double>.Build.DenseOfEnumerable(start), Vector<double>.Build.DenseOfEnumerable(steps), 1e-6, MostSteps);
        }
        catch (Exception failure) when (failure is MaximumIterationsException or NonConvergenceException)
        {
            // The best that was seen counts; another kind may be better.
        }

        double parameters = kind.Parameters;
        return best with { Aicc = best.Aicc + (2 * parameters) + (2 * parameters * (parameters + 1) / (values.Length - parameters - 1)) };
    }

    /// <summary>-2 log likelihood up to a constant: <c>n log(sum of e^2) + 2 sum of log|forecast|</c>, the latter for relative errors.</summary>
    private double Deviance(ReadOnlySpan<double> values)
    {
        var (level, slope) = (Level, Slope);
        var squares = Filter(values, ref level, ref slope, out var logs);
        return (values.Length * Math.Log(Math.Max(squares, 1e-300))) + (2 * logs);
    }

    private double Filter(ReadOnlySpan<double> values, ref double level, ref double slope, out double logs)
    {
        var (l, b) = (level, slope);
        var (alpha, beta, phi) = (Alpha, Kind.HasTrend ? Beta : 0, Kind.HasTrend ? Phi : 0);
        double squares = 0;
        double product = 1;
        logs = 0;
        foreach (var value in values)
        {
            var forecast = l + (phi * b);
            var error = value - forecast;
            l = forecast + (alpha * error);
            b = (phi * b) + (beta * error);
            if (Kind.IsRelative)
            {
                error /= forecast;
                // One logarithm for many values: it is what costs here.
                product *= Math.Abs(forecast);
                if (product is > 1e200 or < 1e-200)
                {
                    logs += Math.Log(product);
                    product = 1;
                }
            }

            squares += error * error;
        }

        logs += Math.Log(product);
        (level, slope) = (l, b);
        return squares;
    }

    private static ExponentialSmoothing Of(IEnumerable<double> parameters, SmoothingKind kind)
    {
        double[] at = [.. parameters];
        return new ExponentialSmoothing(kind, at[0], kind.HasTrend ? at[2] : 0, kind.IsDamped ? at[4] : 1, at[1], kind.HasTrend ? at[3] : 0, 0);
    }

    private static (double Level, double Slope) Start(double[] values, bool hasTrend)
    {
        var first = values[..StartValues];
        if (!hasTrend)
        {
            return (first.Average(), 0);
        }

        var (intercept, slope) = Fit.Line([.. Enumerable.Range(1, StartValues).Select(i => (double)i)], first);
        return (intercept, slope);
    }
}
