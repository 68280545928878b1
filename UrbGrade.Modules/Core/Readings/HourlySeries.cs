using System.Runtime.InteropServices;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Readings;

/// <summary>Puts the hours of a series together from readings of any length.</summary>
/// <remarks>
/// An hour is valid when readings cover at least 99 % of it; nothing is scaled up to make good for the rest. A reading
/// longer than an hour is spread evenly over the hours it covers; an amount of more than three hours says nothing of single
/// ones, and is spread only for whoever asks for sums. Where two readings of a series overlap, the one that
/// arrived with the later request counts, so that the outcome depends on what was sent and not on the order of work; but a
/// long amount counts only where no shorter one tells more.
/// </remarks>
internal static class HourlySeries
{
    /// <summary>Differences of a counter over a longer time say nothing about single hours.</summary>
    public const long LongestRegisterStep = 3 * LocalCalendar.Hour;

    /// <summary>What is known of a longer time is spread over no hours: two months.</summary>
    public const long LongestSpread = 62 * 24 * LocalCalendar.Hour;

    /// <summary>What may be spread where every day has to have a value of its own: of something read once a day, a little late.</summary>
    public const long LongestSpreadOfDay = 30 * LocalCalendar.Hour;

    /// <summary>One and a half times the widest usual spacing.</summary>
    private const long LongestHold = LocalCalendar.Hour * 3 / 2;

    /// <summary>A counter that is read every hour is read a few minutes early or late.</summary>
    private const long UsualRegisterStep = LocalCalendar.Hour + 5 * 60_000;

    /// <summary>Readings of a counter so far outside of the hours asked for still tell whether one at the edge dipped or rolled over.</summary>
    public const long RegisterMargin = 2 * LongestRegisterStep;

    /// <summary>So far before the hours asked for readings of a counter are read: the first of them is believed, for want of one before it. Where it is off it has
    /// right ones dropped up to a margin later, and a step follows on these.</summary>
    public const long RegisterMarginBefore = 2 * RegisterMargin;

    /// <summary>Readings without an end so far outside of the hours asked for still tell how long one at the edge holds.</summary>
    public const long HoldMargin = UsualSpacing.Reach + LongestHold;

    /// <summary>How far a reading changes the hours around it: a counter up to the neighbours that it is held against, and as far as it may be the first one,
    /// a value without an end as far as it has a say in how long others hold.</summary>
    public static (long Start, long End) Reach(SeriesKind kind, long start, long end) =>
        kind == SeriesKind.Register ? (start - RegisterMargin, start + RegisterMarginBefore)
        : end > start ? (start, end)
        : (start - UsualSpacing.Reach, start + HoldMargin);

    /// <summary>Fills <paramref name="hours"/>; hour <c>i</c> begins <c>i</c> hours after <paramref name="from"/>.</summary>
    /// <param name="readings">In order of start; may begin before and end after the hours asked for.</param>
    /// <param name="from">Start of the first hour, milliseconds since 1970-01-01T00:00:00Z.</param>
    /// <param name="settings">How the meter is to be read, in order of their instants; null or empty for the usual way.</param>
    /// <param name="longest">Amounts of more than three hours, and what a counter counted in such a time, are spread up to so many
    /// milliseconds, for whoever asks for sums; 0 leaves their hours out.</param>
    /// <param name="estimatesFirst">Leaves out the gaps of a counter that is read hour by hour on both sides, whose hours may be estimated.</param>
    /// <returns>Whether such a gap was left out.</returns>
    public static bool Assemble(
        ReadOnlySpan<StoredReading> readings, SeriesKind kind, long from, Span<HourValue> hours, IReadOnlyList<RegisterSetting>? settings = null, long longest = 0,
        bool estimatesFirst = false)
    {
        hours.Clear();
        if (readings.IsEmpty || hours.IsEmpty)
        {
            return false;
        }

        if (settings is { Count: > 0 } && kind != SeriesKind.Register)
        {
            readings = Multiplied(readings, settings);
        }

        if (kind != SeriesKind.Register && TryWholeHours(readings, from, hours))
        {
            return false;
        }

        hours.Clear();
        var grid = new HourGrid(from, hours.Length);
        var leavesOut = false;
        if (kind == SeriesKind.Register)
        {
            leavesOut = AddDifferences(readings, settings ?? [], grid, longest, estimatesFirst);
        }
        else if (kind == SeriesKind.Interval && HasLong(readings))
        {
            AddIntervals(readings, longest, grid);
        }
        else
        {
            AddStretches(OverlappingReadings.Resolve(readings), kind, grid);
        }

        grid.Finish(kind, hours);
        return leavesOut;
    }

    /// <summary>The usual case: every reading is one of the hours.</summary>
    private static bool TryWholeHours(ReadOnlySpan<StoredReading> readings, long from, Span<HourValue> hours)
    {
        var to = from + hours.Length * LocalCalendar.Hour;
        foreach (ref readonly var reading in readings)
        {
            var (hour, rest) = Math.DivRem(reading.Start - from, LocalCalendar.Hour);
            if (rest != 0 || reading.End != reading.Start + LocalCalendar.Hour)
            {
                return false;
            }

            if (reading.Start >= from && reading.Start < to)
            {
                hours[(int)hour] = new HourValue(
                    reading.Value, reading.Quality == ReadingQuality.Measured ? HourState.Measured : HourState.Estimated);
            }
        }

        return true;
    }

    /// <summary>Amounts and powers multiplied as it was customary at their start.</summary>
    public static StoredReading[] Multiplied(ReadOnlySpan<StoredReading> readings, IReadOnlyList<RegisterSetting> settings)
    {
        var multiplied = readings.ToArray();
        foreach (ref var reading in multiplied.AsSpan())
        {
            reading = reading with { Value = reading.Value * RegisterSteps.At(settings, reading.Start).Multiplier };
        }

        return multiplied;
    }

    private static bool AddDifferences(
        ReadOnlySpan<StoredReading> readings, IReadOnlyList<RegisterSetting> settings, HourGrid grid, long longest, bool estimatesFirst)
    {
        var spread = longest == 0 ? [] : RegisterSpread.Of(readings, settings, longest);
        var taken = spread.Count == 0 ? null : new TakenTime();
        foreach (var step in RegisterSteps.Of(readings, settings))
        {
            var length = step.End - step.Start;
            if (length <= LongestRegisterStep)
            {
                grid.Add(step.Start, step.End, step.Amount, step.IsEstimated || length > UsualRegisterStep, isAmount: true);
                taken?.Take(step.Start, step.End);
            }
        }

        foreach (var step in spread.Where(step => !estimatesFirst || !step.IsOfHours))
        {
            foreach (var (start, end) in taken!.Free(step.Start, step.End))
            {
                grid.Spread(start, end, step.Amount, step.Length);
            }
        }

        return estimatesFirst && spread.Exists(step => step.IsOfHours);
    }

    private static bool HasLong(ReadOnlySpan<StoredReading> readings)
    {
        foreach (ref readonly var reading in readings)
        {
            if (LongIntervals.Is(reading))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Adds short intervals as they are, and spreads each longer one over what no shorter one, and no newer one of its length, tells of.</summary>
    private static void AddIntervals(ReadOnlySpan<StoredReading> readings, long longest, HourGrid grid)
    {
        var (shortOnes, longOnes) = (new List<StoredReading>(readings.Length), new List<StoredReading>());
        foreach (var reading in readings)
        {
            (LongIntervals.Is(reading) ? longOnes : shortOnes).Add(reading);
        }

        var taken = new TakenTime();
        AddStretches(OverlappingReadings.Resolve(CollectionsMarshal.AsSpan(shortOnes)), SeriesKind.Interval, grid, taken);
        foreach (var one in longOnes.Where(one => one.End - one.Start <= longest)
            .OrderBy(one => one.End - one.Start).ThenByDescending(one => one.RawRequestId).ThenBy(one => one.Start))
        {
            foreach (var (start, end) in taken.Free(one.Start, one.End))
            {
                grid.Spread(start, end, one.Value, one.End - one.Start);
            }

            taken.Take(one.Start, one.End);
        }
    }

    private static void AddStretches(ReadOnlySpan<StoredReading> readings, SeriesKind kind, HourGrid grid, TakenTime? taken = null)
    {
        var spacing = new UsualSpacing(readings);
        for (var i = 0; i < readings.Length; i++)
        {
            var reading = readings[i];
            var end = reading.End > reading.Start ? reading.End : HeldReadings.EndOf(readings, i, spacing.At(i));
            grid.Add(reading.Start, end, reading.Value, reading.Quality != ReadingQuality.Measured, kind == SeriesKind.Interval);
            taken?.Take(reading.Start, end);
        }
    }
}
