using NodaTime;
using UrbGrade.Bus.Validation;

namespace UrbGrade.Benchmarks.Vec;

/// <summary>Takes random gaps of one length out of a measured series, one at a time, and holds the estimate against the truth.</summary>
internal static class GapTrial
{
    private const int Before = 24 * 61;

    /// <param name="hours">Every hour, in order; NaN where the source has nothing.</param>
    /// <param name="length">Hours of each gap.</param>
    /// <param name="scaled">Whether the sum is known, as it is with a register.</param>
    /// <returns>Mean absolute error of an hour.</returns>
    public static double MeanError(
        IReadOnlyList<(Instant Start, double Value)> hours, int length, bool scaled, int trials, int seed, EstimationLadder ladder)
    {
        var random = new Random(seed);
        double sum = 0;
        for (var trial = 0; trial < trials; trial++)
        {
            var at = Place(hours, length, random);
            var from = at - Before;
            var count = Math.Min(hours.Count, at + length + 1) - from;
            var grid = new IntervalGrid(hours[from].Start, Duration.FromHours(1), count);
            double total = 0;
            for (var i = 0; i < count; i++)
            {
                if (from + i >= at && from + i < at + length)
                    total += hours[from + i].Value;
                else if (!double.IsNaN(hours[from + i].Value))
                    grid.Set(i, hours[from + i].Value, VecFlags.Actual);
            }

            grid.Gaps.Add(new ValueGap(Before, length, scaled ? total : null));
            ladder.Fill(grid);
            for (var i = 0; i < length; i++)
                sum += Math.Abs(grid.Value(Before + i) - hours[at + i].Value);
        }

        return sum / trials / length;
    }

    private static int Place(IReadOnlyList<(Instant Start, double Value)> hours, int length, Random random)
    {
        while (true)
        {
            var at = random.Next(Before, hours.Count - length - 1);
            if (!Enumerable.Range(at - 1, length + 2).Any(i => double.IsNaN(hours[i].Value)))
                return at;
        }
    }
}
