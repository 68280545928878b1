namespace UrbGrade.Modules.Core.Readings;

/// <summary>Intervals of which only the sum is known, and not how it lies over the hours.</summary>
internal static class LongIntervals
{
    public static bool Is(in StoredReading reading) => reading.End - reading.Start > HourlySeries.LongestRegisterStep;

    /// <summary>Where there may be intervals that reach into a time while others inside them stand nearer to it: only before what is read already, and only
    /// those that end after the first instant that no short one covers. Null where there can be none that counts, which is the usual case.</summary>
    /// <param name="near">The readings of the time and their neighbours, in order of start.</param>
    /// <param name="longest">Longest ones that may be spread, milliseconds; 0 for none.</param>
    public static (long From, long To, long EndAfter)? Before(ReadOnlySpan<StoredReading> near, long from, long to, long longest)
    {
        if (near.IsEmpty || near[0].Start >= from || (longest == 0 && !Is(near[0])))
        {
            return null;
        }

        var (lacks, end) = (from, long.MinValue);
        foreach (ref readonly var reading in near)
        {
            if (Is(reading))
            {
                continue;
            }

            if (reading.Start < end)
            {
                // Of two that overlap one is dropped.
                lacks = from;
                break;
            }

            lacks = reading.Start <= lacks ? Math.Max(lacks, reading.End) : lacks;
            end = reading.End;
        }

        // A short one may stand behind a long one.
        var earliest = lacks - Math.Max(longest, HourlySeries.LongestRegisterStep);
        return lacks < to && earliest < near[0].Start ? (earliest, near[0].Start, lacks) : null;
    }
}
