using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Analysis.Baselines;

/// <summary>The meters that make up the use of a carrier at an asset. One that begins where another one was taken away follows it, so that the use goes on
/// across an exchange. One that is added, or given up while others stay, changes what is measured: nothing is known of the time before.</summary>
/// <param name="meters">Those that ever measured, with the instants of their first and their newest reading, milliseconds.</param>
internal sealed class CountedMeters(IEnumerable<(MeasuredSeries Series, long First, long Last)> meters)
{
    // Longer without a meter is no exchange.
    private const long LongestExchange = 31 * 24 * LocalCalendar.Hour;

    // Who writes an exchange down knows the day rather than the minute.
    private const long LongestOverlap = 24 * LocalCalendar.Hour;

    private readonly List<Stretch> stretches = [.. Linked([.. meters.Select(one => Stretch.Of(one.Series, one.First, one.Last)).OfType<Stretch>()])];

    /// <summary>In the order in which their hours are given.</summary>
    public IReadOnlyList<MeasuredSeries> Series => stretches.ConvertAll(one => one.Series);

    /// <summary>Instants between which the same is measured as at the end; null where nothing is.</summary>
    public (long First, long Last)? Span
    {
        get
        {
            if (stretches.Count == 0)
            {
                return null;
            }

            var measuring = stretches.FindAll(one => one.Until == long.MaxValue);
            return (
                stretches.Where(one => one.IsGivenUp || !one.Follows).Max(one => one.IsGivenUp ? one.Until : one.From),
                measuring.Count > 0 ? measuring.Min(one => one.Last) : stretches.Max(one => Math.Min(one.Last, one.Until)));
        }
    }

    /// <summary>What was used in the hour that begins at an instant, kWh; NaN where it is not known of all.</summary>
    /// <param name="hour">Its index.</param>
    /// <param name="hours">Of each series.</param>
    /// <param name="least">What an hour has to stand on: <see cref="HourState.Spread"/> where it goes into the sum of a day.</param>
    public double Energy(long start, int hour, IReadOnlyList<HourValue[]?> hours, HourState least = HourState.Estimated)
    {
        double sum = 0;
        var counted = 0;
        for (var i = 0; i < stretches.Count; i++)
        {
            var one = stretches[i];
            var (hasBegun, hasEnded) = (start > one.From - LocalCalendar.Hour, start > one.Until - LocalCalendar.Hour);
            if ((one.IsGivenUp && !hasEnded) || (!hasBegun && !(one.Replaced is { } taken && start <= taken - LocalCalendar.Hour)))
            {
                return double.NaN;
            }

            if (!hasBegun || hasEnded)
            {
                continue;
            }

            if (hours[i]?[hour] is not { } value || value.State < least)
            {
                return double.NaN;
            }

            sum += one.Series.Quantity == Quantities.Power ? value.Value / 1000 : value.Value;
            counted++;
        }

        return counted == 0 ? double.NaN : sum;
    }

    private static IEnumerable<Stretch> Linked(List<Stretch> all) => all.Select(one => one with
    {
        // From the first hour of its successor on: both at once would be the same use twice.
        Until = all.Where(other => Follows(all, one, other)).Select(other => other.From).Append(one.Until).Min(),
        Replaced = all.Where(other => Follows(all, other, one)).Max(other => (long?)other.Until),
        IsGivenUp = one.Until != long.MaxValue && !all.Exists(other => Follows(all, one, other)) && all.Exists(other => other.Until - LongestExchange > one.Until),
    });

    /// <summary>Whether a meter came in the place of another one, and not of one that was taken away nearer to when it began.</summary>
    private static bool Follows(List<Stretch> all, Stretch old, Stretch young) => IsExchange(old, young)
        && !all.Exists(nearer => IsExchange(nearer, young) && Math.Abs(young.From - nearer.Until) + LongestOverlap < Math.Abs(young.From - old.Until));

    private static bool IsExchange(Stretch old, Stretch young) =>
        young.IsNew && old.From < young.From && old.Until - LongestOverlap <= young.From && young.From - LongestExchange <= old.Until;

    /// <param name="From">When it begins to count by itself.</param>
    /// <param name="Until">When it was taken away; <see cref="long.MaxValue"/> while it measures.</param>
    /// <param name="Last">Of its newest reading.</param>
    /// <param name="IsNew">Whether it begins with its first reading.</param>
    private sealed record Stretch(MeasuredSeries Series, long From, long Until, long Last, bool IsNew)
    {
        /// <summary>When the meter that it follows was taken away; null where it follows none. From then on the use is not known until it begins.</summary>
        public long? Replaced { get; init; }

        public bool Follows => Replaced is not null;

        public bool IsGivenUp { get; init; }

        /// <summary>A meter below a main one counts only from when that was taken away; what it measured before is known to be a part.</summary>
        public static Stretch? Of(MeasuredSeries series, long first, long last)
        {
            var until = series.EndsAt ?? long.MaxValue;
            var from = first;
            var isNew = true;
            foreach (var setting in series.Settings)
            {
                (from, isNew) = setting.Below is not null ? (long.MaxValue, false)
                    : from == long.MaxValue && !setting.IsEnd ? (Math.Max(first, setting.From), false) : (from, isNew);
            }

            return from < until ? new Stretch(series, from, until, last, isNew) : null;
        }
    }
}
