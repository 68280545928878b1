using UrbGrade.Modules.Core.Numerics;

namespace UrbGrade.Modules.Prediction.Domain.Harmonic;

/// <summary>Autoregressive moving-average errors: <c>e_t = sum of a_i e_(t-i) + sum of m_j u_(t-j) + u_t</c>.</summary>
/// <remarks>Starting values by E. J. Hannan and J. Rissanen, Recursive estimation of mixed autoregressive-moving average order,
/// Biometrika 69 (1982); from there conditional least squares by Gauss-Newton (G. E. P. Box, G. M. Jenkins, Time Series
/// Analysis, chapter 7). The order is that of the least AICc.</remarks>
/// <param name="Autoregressive">a_1, a_2, ...</param>
/// <param name="MovingAverage">m_1, m_2, ...</param>
internal sealed record ArmaErrors(double[] Autoregressive, double[] MovingAverage, double Aicc)
{
    private const int LongOrder = 20;
    private const int Steps = 8;

    /// <summary>Independent errors, as good as nothing.</summary>
    public static ArmaErrors None { get; } = new([], [], double.PositiveInfinity);

    private static readonly (int P, int Q)[] Orders =
        [(1, 0), (2, 0), (3, 0), (4, 0), (5, 0), (1, 1), (2, 1), (3, 1), (1, 2), (2, 2), (3, 2), (4, 2)];

    /// <summary>The order with the least AICc among those that are stationary and invertible.</summary>
    /// <param name="errors">With mean 0, none missing.</param>
    /// <param name="others">Parameters estimated besides, such as regression coefficients.</param>
    public static ArmaErrors Choose(ReadOnlySpan<double> errors, int others)
    {
        var n = errors.Length;
        if (n < 5 * LongOrder)
        {
            return None;
        }

        var shocks = new double[n];
        var isLong = Autoregress(errors, LongOrder, out var longOrder);
        if (isLong)
        {
            new ArmaErrors(longOrder, [], 0).Shocks(errors, shocks);
        }

        var best = None;
        foreach (var (p, q) in Orders)
        {
            var start = q == 0 ? Autoregress(errors, p, out var a) ? new ArmaErrors(a, [], 0) : null : isLong ? Start(errors, shocks, p, q) : null;
            if (start is null)
            {
                continue;
            }

            var (fitted, squares) = start.Refine(errors);
            double parameters = others + p + q + 1;
            var aicc = (n * Math.Log(Math.Max(squares, 1e-300) / n)) + (2 * parameters) + (2 * parameters * (parameters + 1) / Math.Max(n - parameters - 1, 1));
            if (aicc < best.Aicc && IsStable(fitted.Autoregressive, 1) && IsStable(fitted.MovingAverage, -1))
            {
                best = fitted with { Aicc = aicc };
            }
        }

        return best;
    }

    /// <summary>The shocks u_t, those before the first value taken as 0; their sum of squares.</summary>
    public double Shocks(ReadOnlySpan<double> errors, Span<double> into)
    {
        double squares = 0;
        for (var t = 0; t < errors.Length; t++)
        {
            var shock = errors[t];
            for (var i = 1; i <= Math.Min(t, Autoregressive.Length); i++)
            {
                shock -= Autoregressive[i - 1] * errors[t - i];
            }

            for (var j = 1; j <= Math.Min(t, MovingAverage.Length); j++)
            {
                shock -= MovingAverage[j - 1] * into[t - j];
            }

            into[t] = shock;
            squares += shock * shock;
        }

        return squares;
    }

    /// <summary>The errors expected after the last one.</summary>
    public void Ahead(ReadOnlySpan<double> errors, Span<double> into)
    {
        var shocks = new double[errors.Length];
        Shocks(errors, shocks);
        for (var lead = 0; lead < into.Length; lead++)
        {
            double sum = 0;
            for (var i = 1; i <= Autoregressive.Length; i++)
            {
                var at = errors.Length + lead - i;
                sum += at < 0 ? 0 : Autoregressive[i - 1] * (at < errors.Length ? errors[at] : into[at - errors.Length]);
            }

            for (var j = 1; j <= MovingAverage.Length; j++)
            {
                var at = errors.Length + lead - j;
                sum += at < 0 || at >= errors.Length ? 0 : MovingAverage[j - 1] * shocks[at];
            }

            into[lead] = sum;
        }
    }

    private (ArmaErrors Fitted, double Squares) Refine(ReadOnlySpan<double> errors)
    {
        var n = errors.Length;
        var (p, q) = (Autoregressive.Length, MovingAverage.Length);
        var shocks = new double[n];
        var fitted = this;
        var squares = Shocks(errors, shocks);
        if (q == 0)
        {
            return (fitted, squares);
        }

        var slopes = new double[n * (p + q)];
        var equations = new LeastSquares(p + q);
        var step = new double[p + q];
        var tried = new double[n];
        for (var round = 0; round < Steps; round++)
        {
            equations.Clear();
            for (var t = 0; t < n; t++)
            {
                var row = slopes.AsSpan(t * (p + q), p + q);
                for (var k = 0; k < p + q; k++)
                {
                    var back = k < p ? t - k - 1 : t - (k - p) - 1;
                    row[k] = back < 0 ? 0 : k < p ? errors[back] : shocks[back];
                    for (var j = 1; j <= Math.Min(q, t); j++)
                    {
                        row[k] -= fitted.MovingAverage[j - 1] * slopes[((t - j) * (p + q)) + k];
                    }
                }

                equations.Add(row, shocks[t]);
            }

            if (!equations.TrySolve(step))
            {
                break;
            }

            var next = fitted.Moved(step);
            var nextSquares = IsStable(next.MovingAverage, -1) ? next.Shocks(errors, tried) : double.PositiveInfinity;
            if (!(nextSquares < squares))
            {
                break;
            }

            var isSettled = nextSquares > squares * (1 - 1e-7);
            (fitted, squares) = (next, nextSquares);
            tried.CopyTo(shocks, 0);
            if (isSettled)
            {
                break;
            }
        }

        return (fitted, squares);
    }

    private ArmaErrors Moved(double[] step) => new(
        [.. Autoregressive.Select((a, i) => a + step[i])], [.. MovingAverage.Select((m, j) => m + step[Autoregressive.Length + j])], 0);

    private static bool Autoregress(ReadOnlySpan<double> errors, int order, out double[] coefficients)
    {
        var equations = new LeastSquares(order);
        Span<double> row = stackalloc double[order];
        for (var t = order; t < errors.Length; t++)
        {
            for (var i = 0; i < order; i++)
            {
                row[i] = errors[t - i - 1];
            }

            equations.Add(row, errors[t]);
        }

        coefficients = new double[order];
        return equations.TrySolve(coefficients);
    }

    private static ArmaErrors? Start(ReadOnlySpan<double> errors, double[] shocks, int p, int q)
    {
        var equations = new LeastSquares(p + q);
        Span<double> row = stackalloc double[p + q];
        for (var t = LongOrder + q; t < errors.Length; t++)
        {
            for (var k = 0; k < p + q; k++)
            {
                row[k] = k < p ? errors[t - k - 1] : shocks[t - (k - p) - 1];
            }

            equations.Add(row, errors[t]);
        }

        var coefficients = new double[p + q];
        return equations.TrySolve(coefficients) && IsStable(coefficients.AsSpan(p), -1) ? new ArmaErrors(coefficients[..p], coefficients[p..], 0) : null;
    }

    /// <summary>Whether all roots of <c>1 - sum of sign c_i z^i</c> lie outside the unit circle, by the step-down recursion of Schur and Cohn.</summary>
    private static bool IsStable(ReadOnlySpan<double> coefficients, double sign)
    {
        var now = new double[coefficients.Length];
        for (var i = 0; i < now.Length; i++)
        {
            now[i] = sign * coefficients[i];
        }

        for (var order = now.Length; order > 0; order--)
        {
            var last = now[order - 1];
            if (!(Math.Abs(last) < 0.9999))
            {
                return false;
            }

            double[] before = [.. now];
            for (var i = 0; i < order - 1; i++)
            {
                now[i] = (before[i] + (last * before[order - 2 - i])) / (1 - (last * last));
            }
        }

        return true;
    }
}
