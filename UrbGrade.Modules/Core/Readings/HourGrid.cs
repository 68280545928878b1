using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Readings;

/// <summary>Sums, covered time and quality of each hour.</summary>
internal sealed class HourGrid(long from, int hours)
{
    /// <summary>Of an hour that readings have to cover, so that it is valid.</summary>
    public const double ValidShare = 0.99;

    private readonly double[] sums = new double[hours];
    private readonly long[] covered = new long[hours];
    private readonly bool[] estimated = new bool[hours];

    /// <summary>What of longer times has its share in each hour, and the time of these shares; null without any.</summary>
    private (double[] Sums, long[] Covered)? spread;

    /// <summary>Adds an amount spread over [start, end), or a state weighted by how long it holds.</summary>
    public void Add(long start, long end, double value, bool estimated, bool isAmount) =>
        Lay(sums, covered, start, end, value, isAmount ? end - start : LocalCalendar.Hour, estimated);

    /// <summary>Lays a part of an amount over [start, end), as much of it as this is of a length of time.</summary>
    public void Spread(long start, long end, double amount, long length)
    {
        spread ??= (new double[hours], new long[hours]);
        Lay(spread.Value.Sums, spread.Value.Covered, start, end, amount, length, isEstimated: false);
    }

    private void Lay(double[] into, long[] time, long start, long end, double amount, long length, bool isEstimated)
    {
        var last = from + hours * LocalCalendar.Hour;
        var at = Math.Max(start, from);
        var stop = Math.Min(end, last);
        while (at < stop)
        {
            var hour = (int)((at - from) / LocalCalendar.Hour);
            var next = Math.Min(stop, from + (hour + 1) * LocalCalendar.Hour);
            var share = next - at;
            into[hour] += amount * (share / (double)length);
            time[hour] += share;
            estimated[hour] |= isEstimated;
            at = next;
        }
    }

    public void Finish(SeriesKind kind, Span<HourValue> result)
    {
        for (var i = 0; i < hours; i++)
        {
            // An hour that is known by itself stays as it is.
            if (covered[i] < ValidShare * LocalCalendar.Hour && spread is { } laid && laid.Covered[i] > 0)
            {
                result[i] = new HourValue(
                    sums[i] + laid.Sums[i], covered[i] + laid.Covered[i] < ValidShare * LocalCalendar.Hour ? HourState.Partial : HourState.Spread);
                continue;
            }

            if (covered[i] == 0)
            {
                continue;
            }

            var value = kind == SeriesKind.Mean ? sums[i] / (covered[i] / (double)LocalCalendar.Hour) : sums[i];
            var state = covered[i] < ValidShare * LocalCalendar.Hour ? HourState.Partial
                : estimated[i] ? HourState.Estimated : HourState.Measured;
            result[i] = new HourValue(value, state);
        }
    }
}
