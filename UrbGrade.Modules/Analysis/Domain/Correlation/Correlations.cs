using MathNet.Numerics.Distributions;

namespace UrbGrade.Modules.Analysis.Domain.Correlation;

/// <summary>How far two series go together.</summary>
/// <remarks>Sources: Pearson; Spearman (ranks, ties by their mean); partial correlation given a third; the number of values
/// freed of their autocorrelation after C. S. Bretherton et al. (1999), without which every two meters of a town would seem to
/// depend on each other; Y. Benjamini and Y. Hochberg (1995).</remarks>
internal static class Correlations
{
    /// <summary>Fewer pairs say nothing.</summary>
    public const int FewestPairs = 14;

    /// <summary>Standard deviation in parts of the mean up to which a series stands still: what is left of a constant is rounding, which goes together
    /// perfectly.</summary>
    private const double Unmoved = 1e-9;

    /// <summary>Pearson's coefficient of the values that both have; null with fewer than <see cref="FewestPairs"/> pairs, or where one does not move.</summary>
    /// <param name="first">NaN where missing.</param>
    /// <param name="second">As many.</param>
    public static Coefficient? Pearson(double[] first, double[] second) => Of(Pairs(first, second), ranked: false);

    /// <summary>Spearman's coefficient.</summary>
    public static Coefficient? Spearman(double[] first, double[] second) => Of(Pairs(first, second), ranked: true);

    /// <summary>Pearson's coefficient of what a third leaves of both.</summary>
    public static Coefficient? Partial(double[] first, double[] second, double[] given)
    {
        int[] whole = [.. Enumerable.Range(0, first.Length).Where(i => double.IsFinite(first[i]) && double.IsFinite(second[i]) && double.IsFinite(given[i]))];
        double[] Pick(double[] values) => [.. whole.Select(i => values[i])];
        var (x, y, z) = (Pick(first), Pick(second), Pick(given));
        return whole.Length < FewestPairs || R(x, z) is not { } xz || R(y, z) is not { } yz || xz * xz > 0.999 || yz * yz > 0.999 || R(x, y) is not { } xy
            ? null : Judge((xy - (xz * yz)) / Math.Sqrt((1 - (xz * xz)) * (1 - (yz * yz))), Free(x, y) - 1, whole.Length);
    }

    /// <summary>The second series moved by each lag, hours; positive where it follows the first.</summary>
    /// <param name="most">The largest lag on either side.</param>
    /// <param name="spent">Means that were taken off both before: each is worth a pair.</param>
    public static IReadOnlyList<(int Lag, Coefficient Coefficient)> Lags(double[] first, double[] second, int most, int spent = 0)
    {
        var lags = new List<(int, Coefficient)>();
        for (var lag = -most; lag <= most; lag++)
        {
            var count = first.Length - Math.Abs(lag);
            var (from, to) = (Math.Max(0, -lag), Math.Max(0, lag));
            if (count > 0 && Of(Pairs(first[from..(from + count)], second[to..(to + count)]), ranked: false, spent) is { } coefficient)
            {
                lags.Add((lag, coefficient));
            }
        }

        return lags;
    }

    /// <summary>What values leave of the mean of all that the clock shows alike: whatever two places do by the clock, each at its own, is no
    /// connection.</summary>
    /// <param name="values">NaN where missing.</param>
    /// <param name="clock">What the clock shows at each, such as the hour of the week.</param>
    public static double[] WithoutClock(double[] values, int[] clock)
    {
        var means = values.Zip(clock).Where(one => double.IsFinite(one.First)).GroupBy(one => one.Second, one => one.First)
            .ToDictionary(alike => alike.Key, alike => alike.Average());
        double[] left = [.. values.Select((value, i) => double.IsFinite(value) ? value - means[clock[i]] : double.NaN)];

        // Around 0 the least rounding would move.
        return Squares(left) > Unmoved * Unmoved * Squares(values) ? left : [.. left.Select(value => double.IsFinite(value) ? 0 : double.NaN)];
    }

    /// <summary>Probabilities after Benjamini and Hochberg: of those at most q, a share of q at most is chance.</summary>
    public static double[] Adjust(IReadOnlyList<double> probabilities)
    {
        int[] order = [.. Enumerable.Range(0, probabilities.Count).OrderByDescending(i => probabilities[i])];
        var adjusted = new double[probabilities.Count];
        var least = 1.0;
        for (var i = 0; i < order.Length; i++)
        {
            least = Math.Min(least, probabilities[order[i]] * order.Length / (order.Length - i));
            adjusted[order[i]] = least;
        }

        return adjusted;
    }

    private static Coefficient? Of((double[] First, double[] Second) pairs, bool ranked, int spent = 0)
    {
        // The ranks of rounding would move.
        if (pairs.First.Length < FewestPairs || R(pairs.First, pairs.Second) is null)
        {
            return null;
        }

        var (x, y) = ranked ? (Ranks(pairs.First), Ranks(pairs.Second)) : pairs;
        return R(x, y) is { } r ? Judge(r, Free(x, y, spent), x.Length) : null;
    }

    private static Coefficient Judge(double r, double free, int pairs)
    {
        r = Math.Clamp(r, -1, 1);
        free = Math.Max(3, free);
        var t = Math.Abs(r) >= 1 ? double.PositiveInfinity : Math.Abs(r) * Math.Sqrt((free - 2) / (1 - (r * r)));
        return new Coefficient(r, double.IsInfinity(t) ? 0 : 2 * (1 - StudentT.CDF(0, 1, free - 2, t)), pairs);
    }

    /// <summary>Pairs that are worth as many independent ones.</summary>
    /// <remarks>By how alike pairs are that follow each other, across gaps too: where many are missing those that are left know less of each other.</remarks>
    private static double Free(double[] x, double[] y, int spent = 0)
    {
        var product = (R(x[..^1], x[1..]) ?? 0) * (R(y[..^1], y[1..]) ?? 0);
        return (x.Length - spent) * (1 - Math.Max(0, product)) / (1 + Math.Max(0, product));
    }

    private static double? R(double[] x, double[] y)
    {
        var (meanX, meanY) = (x.Average(), y.Average());
        double xy = 0, xx = 0, yy = 0;
        for (var i = 0; i < x.Length; i++)
        {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }

        return Moves(xx, meanX, x.Length) && Moves(yy, meanY, y.Length) ? xy / Math.Sqrt(xx * yy) : null;
    }

    private static double Squares(double[] values) => values.Where(double.IsFinite).Sum(value => value * value);

    private static bool Moves(double squares, double mean, int count) => squares > Unmoved * Unmoved * count * mean * mean;

    private static (double[] First, double[] Second) Pairs(double[] first, double[] second)
    {
        int[] whole = [.. Enumerable.Range(0, first.Length).Where(i => double.IsFinite(first[i]) && double.IsFinite(second[i]))];
        return ([.. whole.Select(i => first[i])], [.. whole.Select(i => second[i])]);
    }

    private static double[] Ranks(double[] values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length).OrderBy(i => values[i])];
        var ranks = new double[values.Length];
        for (var i = 0; i < order.Length;)
        {
            var end = i + 1;
            while (end < order.Length && values[order[end]] == values[order[i]])
            {
                end++;
            }

            for (var at = i; at < end; at++)
            {
                ranks[order[at]] = (i + end - 1) / 2.0;
            }

            i = end;
        }

        return ranks;
    }
}
