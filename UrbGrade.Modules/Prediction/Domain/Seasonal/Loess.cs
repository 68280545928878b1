using UrbGrade.Modules.Core.Numerics;

namespace UrbGrade.Modules.Prediction.Domain.Seasonal;

/// <summary>Local regression on evenly spaced values with tricube weights, evaluated at every <c>jump</c>-th place and joined by straight lines.</summary>
/// <remarks>Source: R. B. Cleveland, W. S. Cleveland, J. E. McRae, I. Terpenning, STL: A Seasonal-Trend Decomposition Procedure Based on Loess, Journal of
/// Official Statistics 6 (1990), section 2; places count from 1 as there.</remarks>
/// <param name="window">Neighbours that a value is computed from, odd; may exceed the number of values.</param>
/// <param name="degree">0 for local means, 1 for local lines.</param>
/// <param name="jump">At least 1.</param>
internal sealed class Loess(int window, int degree, int jump)
{
    /// <summary>By number of values and place: without robustness a smoothed value is the same weighted sum whatever the values are.</summary>
    private readonly Dictionary<(int Count, int Place), (int First, double[] Shares)> sums = [];

    /// <summary>Smooths the values.</summary>
    /// <param name="robustness">Weight of each value, 0 to 1; empty for all alike.</param>
    /// <param name="weights">Scratch of the values' length.</param>
    public void Smooth(ReadOnlySpan<double> values, ReadOnlySpan<double> robustness, Span<double> into, Span<double> weights)
    {
        var n = values.Length;
        if (n < 2)
        {
            values.CopyTo(into);
            return;
        }

        var step = Math.Min(jump, n - 1);
        for (var place = 1; place <= n; place += step)
        {
            into[place - 1] = At(values, robustness, place, weights) ?? values[place - 1];
        }

        if (step == 1)
        {
            return;
        }

        var last = ((n - 1) / step * step) + 1;
        for (var place = 1; place < last; place += step)
        {
            Join(into, place, place + step);
        }

        if (last != n)
        {
            into[n - 1] = At(values, robustness, n, weights) ?? values[n - 1];
            Join(into, last, n);
        }
    }

    /// <summary>The smoothed value at a place, which may lie one beyond either end; null where all weights vanish.</summary>
    /// <param name="place">From 0 to the number of values plus 1.</param>
    public double? At(ReadOnlySpan<double> values, ReadOnlySpan<double> robustness, int place, Span<double> weights)
    {
        if (!robustness.IsEmpty)
        {
            return Weigh(values.Length, robustness, place, weights) is var (from, to) ? LeastSquares.Dot(values[from..to], weights[from..to]) : null;
        }

        if (!sums.TryGetValue((values.Length, place), out var sum))
        {
            sum = Weigh(values.Length, [], place, weights) is var (first, end) ? (first, weights[first..end].ToArray()) : (0, []);
            sums[(values.Length, place)] = sum;
        }

        return sum.Shares.Length == 0 ? null : LeastSquares.Dot(values.Slice(sum.First, sum.Shares.Length), sum.Shares);
    }

    /// <summary>Shares of the values that make up the smoothed one, and which they are; null where all vanish.</summary>
    private (int From, int To)? Weigh(int n, ReadOnlySpan<double> robustness, int place, Span<double> weights)
    {
        var half = (window + 1) / 2;
        var left = window >= n || place < half ? 1 : place >= n - half + 1 ? n - window + 1 : place - half + 1;
        var right = window >= n ? n : left + window - 1;
        double reach = Math.Max(place - left, right - place);
        if (window > n)
        {
            reach += (window - n) / 2;
        }

        double total = 0;
        for (var j = left; j <= right; j++)
        {
            double weight = 0;
            double distance = Math.Abs(j - place);
            if (distance <= 0.999 * reach)
            {
                if (distance <= 0.001 * reach)
                {
                    weight = 1;
                }
                else
                {
                    var ratio = distance / reach;
                    var inner = 1 - (ratio * ratio * ratio);
                    weight = inner * inner * inner;
                }

                weight *= robustness.IsEmpty ? 1 : robustness[j - 1];
                total += weight;
            }

            weights[j - 1] = weight;
        }

        if (total <= 0)
        {
            return null;
        }

        Share(n, place, left, right, weights, total, reach);
        return (left - 1, right);
    }

    private void Share(int n, int place, int left, int right, Span<double> weights, double total, double reach)
    {
        double centre = 0;
        double spread = 0;
        var isLine = degree > 0 && reach > 0;
        if (isLine)
        {
            for (var j = left; j <= right; j++)
            {
                centre += weights[j - 1] / total * j;
            }

            for (var j = left; j <= right; j++)
            {
                spread += weights[j - 1] / total * (j - centre) * (j - centre);
            }

            isLine = Math.Sqrt(spread) > 0.001 * (n - 1);
        }

        var slope = isLine ? (place - centre) / spread : 0;
        for (var j = left; j <= right; j++)
        {
            weights[j - 1] = weights[j - 1] / total * ((slope * (j - centre)) + 1);
        }
    }

    private static void Join(Span<double> into, int from, int to)
    {
        var slope = (into[to - 1] - into[from - 1]) / (to - from);
        for (var place = from + 1; place < to; place++)
        {
            into[place - 1] = into[from - 1] + (slope * (place - from));
        }
    }
}
