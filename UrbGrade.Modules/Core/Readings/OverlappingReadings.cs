using System.Runtime.InteropServices;

namespace UrbGrade.Modules.Core.Readings;

/// <summary>Which readings of a series count where some overlap, so that no time counts twice.</summary>
internal static class OverlappingReadings
{
    /// <summary>Those that overlap none which counts and arrived with a later request; of one request those that begin first. What gives way to a reading that
    /// does not count itself is not lost.</summary>
    /// <param name="readings">In order of start.</param>
    public static ReadOnlySpan<StoredReading> Resolve(ReadOnlySpan<StoredReading> readings)
    {
        List<StoredReading>? counting = null;
        var past = 0;
        for (var first = 0; first < readings.Length; first = past)
        {
            past = ChainFrom(readings, first).Past;
            if (past == first + 1)
            {
                counting?.Add(readings[first]);
                continue;
            }

            counting ??= [.. readings[..first]];
            counting.AddRange(OfChain(readings[first..past].ToArray()));
        }

        return counting is null ? readings : CollectionsMarshal.AsSpan(counting);
    }

    /// <summary>The time of readings that overlap each other over an instant. Which of them count is decided together, so that one that comes on one side of it changes
    /// the other side, too.</summary>
    /// <param name="readings">In order of start.</param>
    /// <returns>Null where none do.</returns>
    public static (long Start, long End)? Over(ReadOnlySpan<StoredReading> readings, long instant)
    {
        var past = 0;
        for (var first = 0; first < readings.Length && readings[first].Start < instant; first = past)
        {
            (past, var end) = ChainFrom(readings, first);
            if (past > first + 1 && end > instant)
            {
                return (readings[first].Start, end);
            }
        }

        return null;
    }

    /// <summary>The first reading behind one that begins when all from it on are over, and when that is.</summary>
    private static (int Past, long End) ChainFrom(ReadOnlySpan<StoredReading> readings, int first)
    {
        var (end, past) = (readings[first].End, first + 1);
        while (past < readings.Length && readings[past].Start < end)
        {
            end = Math.Max(end, readings[past].End);
            past++;
        }

        return (past, end);
    }

    private static IEnumerable<StoredReading> OfChain(StoredReading[] chain)
    {
        var (taken, counting) = (new TakenTime(), new List<StoredReading>(chain.Length));
        foreach (var reading in chain.OrderByDescending(one => one.RawRequestId).ThenBy(one => one.Start))
        {
            // A value without an end stands at its instant.
            var end = Math.Max(reading.End, reading.Start + 1);
            if (taken.Free(reading.Start, end) is [var free] && free == (reading.Start, end))
            {
                taken.Take(reading.Start, end);
                counting.Add(reading);
            }
        }

        return counting.OrderBy(one => one.Start);
    }
}
