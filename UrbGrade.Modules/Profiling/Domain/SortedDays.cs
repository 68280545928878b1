using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Profiling.Domain;

/// <summary>The local days of a series: those that a profile is made of, and how many are left out for which reason.</summary>
/// <param name="First">The first day with any value; null without one. What lies before is not missed.</param>
internal sealed record SortedDays(IReadOnlyList<DayVector> Whole, LeftOutDays LeftOut, DateOnly? First)
{
    private const int ShortDay = 23;

    /// <summary>More of a day's hours than this part stand on estimates: it says how one estimates, not how one lives.</summary>
    private const double MostEstimated = 0.25;

    /// <summary>The last day with any value; null without one.</summary>
    public DateOnly? Last { get; init; }

    /// <summary>Whether there are hours of which only a share of a longer time is known.</summary>
    public bool HasSums { get; init; }

    /// <param name="hours">From the start of <paramref name="from"/> on, whole days.</param>
    /// <param name="isZeroMissing">Whether a day without any use says that the meter was off, as with electricity.</param>
    public static SortedDays Of(ReadOnlySpan<HourValue> hours, LocalCalendar calendar, DateOnly from, bool isZeroMissing)
    {
        var whole = new List<DayVector>();
        DateOnly? first = null;
        DateOnly? last = null;
        var hasSums = false;
        int missing = 0, estimated = 0, zero = 0, negative = 0, brief = 0;
        var day = from;
        for (var at = 0; at < hours.Length; day = day.AddDays(1))
        {
            var own = hours.Slice(at, Math.Min(calendar.HoursOf(day), hours.Length - at));
            at += own.Length;
            var (valid, guessed, least, sum) = Look(own);
            first ??= valid > 0 ? day : null;
            last = valid > 0 ? day : last;
            hasSums |= valid < own.Length && HasSum(own);
            if (first is null)
            {
                continue;
            }

            if (own.Length == ShortDay && valid == own.Length)
            {
                brief++;
            }
            else if (valid < own.Length)
            {
                missing++;
            }
            else if (least < 0)
            {
                negative++;
            }
            else if (sum == 0 && isZeroMissing)
            {
                zero++;
            }
            else if (guessed > MostEstimated * own.Length)
            {
                estimated++;
            }
            else
            {
                whole.Add(Vector(own, calendar, day));
            }
        }

        return new SortedDays(whole, new LeftOutDays(missing, estimated, zero, negative, brief), first) { Last = last, HasSums = hasSums };
    }

    private static bool HasSum(ReadOnlySpan<HourValue> hours)
    {
        foreach (var hour in hours)
        {
            if (hour.State == HourState.Spread)
            {
                return true;
            }
        }

        return false;
    }

    private static (int Valid, int Estimated, double Least, double Sum) Look(ReadOnlySpan<HourValue> hours)
    {
        int valid = 0, estimated = 0;
        double least = 0, sum = 0;
        foreach (var hour in hours)
        {
            if (hour.IsValid && double.IsFinite(hour.Value))
            {
                valid++;
                estimated += hour.State == HourState.Estimated ? 1 : 0;
                least = Math.Min(least, hour.Value);
                sum += hour.Value;
            }
        }

        return (valid, estimated, least, sum);
    }

    private static DayVector Vector(ReadOnlySpan<HourValue> hours, LocalCalendar calendar, DateOnly day)
    {
        var vector = new double[DayVector.Length];
        if (hours.Length == vector.Length)
        {
            for (var hour = 0; hour < vector.Length; hour++)
            {
                vector[hour] = hours[hour].Value;
            }

            return new DayVector(day, vector);
        }

        var counts = new int[vector.Length];
        var start = calendar.StartOf(day);
        for (var hour = 0; hour < hours.Length; hour++)
        {
            var clock = calendar.ClockOf(start + (hour * LocalCalendar.Hour));
            vector[clock] += hours[hour].Value;
            counts[clock]++;
        }

        for (var clock = 0; clock < vector.Length; clock++)
        {
            vector[clock] /= Math.Max(1, counts[clock]);
        }

        return new DayVector(day, vector);
    }
}
