using UrbGrade.Bus.Validation;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Domain.Checks;

/// <summary>Rule 9 for one meter: the intervals of a civil day that it delivers must add up to what its counter counted in the same time.</summary>
/// <remarks>Source: sum check of Itron Enterprise Edition and Oracle Utilities; <see cref="SumCheck"/>.</remarks>
internal static class CounterCheck
{
    /// <summary>As for the other sums of a day.</summary>
    private const int FewestHours = 12;

    /// <summary>A counter that is read on the hour is read a few minutes early or late.</summary>
    private const long Tolerated = 5 * 60_000;

    /// <summary>The hours of the day that were compared and do not add up, as bits; 0 when they do, or too few can be compared.</summary>
    /// <param name="delivered">Intervals; those not measured prove nothing, nor do the steps of the counter over them.</param>
    /// <param name="counted">Steps of the counter, in order; only those within the day count.</param>
    /// <param name="first">Index of the day's first hour.</param>
    /// <param name="count">Its hours.</param>
    /// <param name="start">When it begins, milliseconds since 1970-01-01T00:00:00Z.</param>
    public static int Doubted(HourValue[] delivered, IReadOnlyList<RegisterStep> counted, int first, int count, long start)
    {
        var end = start + (count * LocalCalendar.Hour);
        List<RegisterStep> ofDay = [.. counted.Where(step => step.Start >= start - Tolerated && step.End <= end + Tolerated)];
        double sum = 0, flow = 0, difference = 0;
        var (hours, compared) = (0, 0);
        foreach (var (from, to, amount) in Stretches(ofDay, start, count))
        {
            if (!Array.TrueForAll(delivered[(first + from)..(first + to)], hour => hour.State == HourState.Measured))
            {
                continue;
            }

            difference += amount;
            compared += to - from;
            for (var hour = from; hour < to; hour++)
            {
                sum += delivered[first + hour].Value;
                flow += Math.Abs(delivered[first + hour].Value);
                hours |= 1 << hour;
            }
        }

        var resolution = Steps.Of(ofDay.Select(step => step.Amount).Concat(delivered.Skip(first).Take(count).Select(hour => hour.Value)));
        return compared < FewestHours || SumCheck.Agrees(sum, difference, resolution, flow > sum ? flow : 0) ? 0 : hours;
    }

    /// <summary>Steps of the day from hour to hour, with neighbours that meet between the hours taken together.</summary>
    private static IEnumerable<(int From, int To, double Amount)> Stretches(IReadOnlyList<RegisterStep> counted, long start, int count)
    {
        var (from, at, amount) = (-1, long.MinValue, 0.0);
        foreach (var step in counted.Where(step => !step.IsEstimated))
        {
            if (step.Start != at)
            {
                from = -1;
            }

            if (from < 0 && HourAt(step.Start - start) is >= 0 and var begin)
            {
                (from, amount) = (begin, 0);
            }

            (at, amount) = (step.End, amount + step.Amount);
            if (from >= 0 && HourAt(step.End - start) is var end && end > from && end <= count)
            {
                yield return (from, end, amount);
                from = -1;
            }
        }
    }

    /// <summary>The hour at whose beginning a time lies; -1 for none.</summary>
    private static int HourAt(long sinceStart)
    {
        var hour = (sinceStart + Tolerated) / LocalCalendar.Hour;
        return sinceStart >= -Tolerated && Math.Abs(sinceStart - (hour * LocalCalendar.Hour)) <= Tolerated ? (int)hour : -1;
    }
}
