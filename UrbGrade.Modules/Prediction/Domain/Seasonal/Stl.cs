namespace UrbGrade.Modules.Prediction.Domain.Seasonal;

/// <summary>Seasonal-trend decomposition by loess of one series with one period.</summary>
/// <remarks>Source: Cleveland et al., STL (1990), with the customary settings of R's <c>stl</c>: seasonal degree 0, trend and low-pass degree 1, each window
/// evaluated at every tenth part of it, two inner passes, and 15 outer ones where robust (then one inner pass each).</remarks>
internal sealed class Stl
{
    private readonly int period;
    private readonly bool isPeriodic;
    private readonly int passes;
    private readonly int robustPasses;
    private readonly Loess seasonalLoess;
    private readonly Loess trendLoess;
    private readonly Loess lowPassLoess;

    /// <param name="period">Slots of a season, at least 2.</param>
    /// <param name="seasonalWindow">Seasons that one seasonal value is smoothed over, odd, at least 7; null for a season that never changes.</param>
    /// <param name="trendWindow">Slots, odd; null for 1.5 periods, somewhat more for a narrow seasonal window.</param>
    /// <param name="length">Slots of the series to be decomposed, at least two periods.</param>
    public Stl(int period, int? seasonalWindow, int length, int? trendWindow = null, bool isRobust = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 2 * period);
        this.period = period;
        isPeriodic = seasonalWindow is null;
        passes = isRobust ? 1 : 2;
        robustPasses = isRobust ? 15 : 0;
        var window = seasonalWindow ?? (10 * length) + 1;
        var trend = trendWindow ?? NextOdd(1.5 * period / (1 - (1.5 / window)));
        var lowPass = NextOdd(period);
        seasonalLoess = new Loess(window, 0, JumpOf(window));
        trendLoess = new Loess(trend, 1, JumpOf(trend));
        lowPassLoess = new Loess(lowPass, 1, JumpOf(lowPass));
    }

    /// <summary>Splits values into a seasonal part and a trend; what is left over is the remainder.</summary>
    /// <param name="values">None missing, of the length given before.</param>
    public void Decompose(ReadOnlySpan<double> values, Span<double> seasonal, Span<double> trend)
    {
        var n = values.Length;
        var work = new Work(n, period);
        trend.Clear();
        var robustness = Array.Empty<double>();
        for (var outer = 0; outer <= robustPasses; outer++)
        {
            for (var pass = 0; pass < passes; pass++)
            {
                Pass(values, robustness, seasonal, trend, work);
            }

            if (outer < robustPasses)
            {
                robustness = RobustnessOf(values, seasonal, trend);
            }
        }

        if (isPeriodic)
        {
            MakePeriodic(seasonal);
        }
    }

    private void Pass(ReadOnlySpan<double> values, ReadOnlySpan<double> robustness, Span<double> seasonal, Span<double> trend, Work work)
    {
        var n = values.Length;
        for (var i = 0; i < n; i++)
        {
            work.Rest[i] = values[i] - trend[i];
        }

        SmoothCycles(robustness, work);
        var cycles = work.Cycles.AsSpan();
        MovingMean(cycles, period, work.Means);
        MovingMean(work.Means.AsSpan(0, n + period + 1), period, work.Cycled);
        MovingMean(work.Cycled.AsSpan(0, n + 2), 3, work.Means);
        lowPassLoess.Smooth(work.Means.AsSpan(0, n), [], work.Cycled.AsSpan(0, n), work.Weights);
        for (var i = 0; i < n; i++)
        {
            seasonal[i] = cycles[period + i] - work.Cycled[i];
            work.Rest[i] = values[i] - seasonal[i];
        }

        trendLoess.Smooth(work.Rest, robustness, trend, work.Weights);
    }

    /// <summary>Smooths the values of each place in the season over the seasons, with one more at either end.</summary>
    private void SmoothCycles(ReadOnlySpan<double> robustness, Work work)
    {
        var n = work.Rest.Length;
        Span<double> noWeights = [];
        for (var place = 0; place < period; place++)
        {
            var count = ((n - 1 - place) / period) + 1;
            var cycle = work.Cycle.AsSpan(0, count);
            var trust = robustness.IsEmpty ? noWeights : work.Trust.AsSpan(0, count);
            for (var i = 0; i < count; i++)
            {
                cycle[i] = work.Rest[(i * period) + place];
                if (!robustness.IsEmpty)
                {
                    trust[i] = robustness[(i * period) + place];
                }
            }

            var smoothed = work.Smoothed.AsSpan(0, count + 2);
            seasonalLoess.Smooth(cycle, trust, smoothed[1..^1], work.Weights);
            smoothed[0] = seasonalLoess.At(cycle, trust, 0, work.Weights) ?? smoothed[1];
            smoothed[^1] = seasonalLoess.At(cycle, trust, count + 1, work.Weights) ?? smoothed[^2];
            for (var i = 0; i < count + 2; i++)
            {
                work.Cycles[(i * period) + place] = smoothed[i];
            }
        }
    }

    private static void MovingMean(ReadOnlySpan<double> values, int length, Span<double> into)
    {
        double sum = 0;
        for (var i = 0; i < length; i++)
        {
            sum += values[i];
        }

        into[0] = sum / length;
        for (var i = length; i < values.Length; i++)
        {
            sum += values[i] - values[i - length];
            into[i - length + 1] = sum / length;
        }
    }

    private static double[] RobustnessOf(ReadOnlySpan<double> values, ReadOnlySpan<double> seasonal, ReadOnlySpan<double> trend)
    {
        var weights = new double[values.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = Math.Abs(values[i] - seasonal[i] - trend[i]);
        }

        double[] sorted = [.. weights];
        Array.Sort(sorted);
        var limit = 3 * (sorted[sorted.Length / 2] + sorted[(sorted.Length - 1) / 2]);
        for (var i = 0; i < weights.Length; i++)
        {
            var ratio = weights[i] / limit;
            weights[i] = weights[i] <= 0.001 * limit ? 1 : ratio > 0.999 ? 0 : (1 - (ratio * ratio)) * (1 - (ratio * ratio));
        }

        return weights;
    }

    private void MakePeriodic(Span<double> seasonal)
    {
        for (var place = 0; place < period; place++)
        {
            double sum = 0;
            var count = 0;
            for (var i = place; i < seasonal.Length; i += period)
            {
                sum += seasonal[i];
                count++;
            }

            for (var i = place; i < seasonal.Length; i += period)
            {
                seasonal[i] = sum / count;
            }
        }
    }

    private static int JumpOf(int window) => (window + 9) / 10;

    private static int NextOdd(double least)
    {
        var whole = (int)Math.Ceiling(least);
        return whole % 2 == 0 ? whole + 1 : whole;
    }

    /// <summary>Scratch of one decomposition.</summary>
    private sealed class Work(int length, int period)
    {
        public readonly double[] Rest = new double[length];
        public readonly double[] Cycles = new double[length + (2 * period)];
        public readonly double[] Means = new double[length + (2 * period)];
        public readonly double[] Cycled = new double[length + (2 * period)];
        public readonly double[] Cycle = new double[(length / period) + 1];
        public readonly double[] Trust = new double[(length / period) + 1];
        public readonly double[] Smoothed = new double[(length / period) + 3];
        public readonly double[] Weights = new double[length + 2];
    }
}
