namespace UrbGrade.Modules.Core.Readings;

/// <summary>What a counter counted over gaps: times of more than three hours between two neighbouring states, of which the sum alone is known.</summary>
/// <remarks>
/// What is laid over a gap is a function of six stored states, three on each side, so that it is the same however much is read around it and in whatever order the states
/// came. A state that lies outside its two neighbours, while those go on from each other, is off: a slip of the pen. Gaps on both sides of it have the same edges, and each
/// takes its share by time. Nothing is laid where it is not known which of two neighbours is off, over a change of the device or its multiplier, and where the count begins
/// anew. Source: rules of Itron Enterprise Edition and Oracle Meter Data Management for roll-over, dip and spike.
/// </remarks>
internal static class RegisterSpread
{
    /// <summary>States on each side of a gap that have a say in it.</summary>
    public const int StatesBeside = 3;

    /// <summary>Longer gaps are not estimated from what is usual.</summary>
    private const long LongestEstimated = 7 * 24 * LocalCalendar.Hour;

    public static bool IsGap(in StoredReading before, in StoredReading after) => after.Start - before.Start > HourlySeries.LongestRegisterStep;

    /// <summary>How many readings before and after some are needed to know of all their gaps.</summary>
    public static (int Before, int After) Lacking(ReadOnlySpan<StoredReading> readings)
    {
        var (first, last) = (-1, -1);
        for (var i = 0; i + 1 < readings.Length; i++)
        {
            if (IsGap(readings[i], readings[i + 1]))
            {
                (first, last) = (first < 0 ? i : first, i);
            }
        }

        return first < 0 ? (0, 0) : (Math.Max(0, StatesBeside - 1 - first), Math.Max(0, last + 1 + StatesBeside - readings.Length));
    }

    /// <param name="readings">In order of start, with three states on each side of each gap that counts, as far as there are any.</param>
    /// <param name="settings">In order of their instants; empty for the usual counter.</param>
    /// <param name="longest">Milliseconds between the believed states at both ends at most.</param>
    public static List<SpreadStep> Of(ReadOnlySpan<StoredReading> readings, IReadOnlyList<RegisterSetting> settings, long longest)
    {
        var steps = new List<SpreadStep>();
        for (var i = 0; i + 1 < readings.Length; i++)
        {
            if (IsGap(readings[i], readings[i + 1]))
            {
                var first = Math.Max(0, i + 1 - StatesBeside);
                Add(steps, readings[first..Math.Min(readings.Length, i + 1 + StatesBeside)], i - first, settings, longest);
            }
        }

        return steps;
    }

    /// <summary>The state that those after a gap are held against: the one before it, or where that is off the one before that. By these alone, so that it
    /// does not matter from which reading on a counter is read.</summary>
    /// <param name="after">Index of the state after the gap.</param>
    /// <returns>Its index; that of the state after the gap itself where neither is believed.</returns>
    public static int LastBelieved(ReadOnlySpan<StoredReading> readings, int after, IReadOnlyList<RegisterSetting> settings) =>
        !IsOff(readings, after - 1, settings) ? after - 1
        : !IsOff(readings, after - 2, settings) ? after - 2 : after;

    /// <param name="before">Index of the state before the gap.</param>
    private static void Add(List<SpreadStep> steps, ReadOnlySpan<StoredReading> readings, int before, IReadOnlyList<RegisterSetting> settings, long longest)
    {
        var after = before + 1;
        var (isBeforeOff, isAfterOff) = (IsOff(readings, before, settings), IsOff(readings, after, settings));
        if ((isBeforeOff && (isAfterOff || IsOff(readings, before - 1, settings))) || (isAfterOff && IsOff(readings, after + 1, settings)))
        {
            return;
        }

        var (left, right) = (isBeforeOff ? before - 1 : before, isAfterOff ? after + 1 : after);
        var length = readings[right].Start - readings[left].Start;
        if (length > longest || RegisterSteps.Counted(readings, left, right, settings) is not { } amount)
        {
            return;
        }

        // A state that is off makes no step of its own: the time to its near neighbour is as unknown as the gap.
        var start = isBeforeOff && !IsGap(readings[left], readings[before]) ? left : before;
        var end = isAfterOff && !IsGap(readings[after], readings[right]) ? right : after;
        var isOfHours = readings[after].Start - readings[before].Start <= LongestEstimated && before > 0 && !IsGap(readings[before - 1], readings[before])
            && after + 1 < readings.Length && !IsGap(readings[after], readings[after + 1]);
        steps.Add(new SpreadStep(readings[start].Start, readings[end].Start, amount, length, isOfHours));
    }

    /// <summary>Whether a state lies outside of its neighbours while those go on from each other. The first and the last one are believed.</summary>
    private static bool IsOff(ReadOnlySpan<StoredReading> readings, int at, IReadOnlyList<RegisterSetting> settings)
    {
        if (at < 1 || at + 1 >= readings.Length)
        {
            return false;
        }

        var (before, state, after) = (readings[at - 1], readings[at], readings[at + 1]);
        return after.Value >= before.Value && (state.Value < before.Value || state.Value > after.Value)
            && !settings.Any(setting => setting.From > before.Start && setting.From <= after.Start)
            && !RegisterSteps.At(settings, before.Start).FeedsIn
            && RegisterSteps.Counted(readings, at - 1, at + 1, settings) is not null;
    }
}
