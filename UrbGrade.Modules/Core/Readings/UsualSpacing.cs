using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Readings;

/// <summary>How far values without an end lie apart around each of them: the median distance of neighbours that are at most an hour apart.</summary>
/// <remarks>By those up to three hours away alone, so that a value holds as long however much is read around it, and a series that is read more seldom
/// from some day on keeps its hours.</remarks>
internal ref struct UsualSpacing
{
    /// <summary>How far away readings have a say.</summary>
    public const long Reach = 3 * LocalCalendar.Hour;

    private readonly ReadOnlySpan<StoredReading> readings;
    private readonly List<long> distances = [];
    private int first;
    private int past;

    /// <param name="readings">In order of start.</param>
    public UsualSpacing(ReadOnlySpan<StoredReading> readings) => this.readings = readings;

    /// <summary>That around a reading, milliseconds; an hour where there are no such neighbours.</summary>
    /// <param name="index">Not below that of the call before.</param>
    public long At(int index)
    {
        var at = readings[index].Start;
        while (past + 1 < readings.Length && readings[past + 1].Start <= at + Reach)
        {
            Add(readings[past + 1].Start - readings[past].Start);
            past++;
        }

        while (first < past && readings[first].Start < at - Reach)
        {
            Remove(readings[first + 1].Start - readings[first].Start);
            first++;
        }

        return distances.Count == 0 ? LocalCalendar.Hour : distances[(distances.Count - 1) / 2];
    }

    /// <summary>Whether there are values whose end is for their neighbours to tell.</summary>
    public static bool Tells(ReadOnlySpan<StoredReading> readings, SeriesKind kind)
    {
        if (kind == SeriesKind.Register)
        {
            return false;
        }

        foreach (ref readonly var reading in readings)
        {
            if (reading.End <= reading.Start)
            {
                return true;
            }
        }

        return false;
    }

    private readonly void Add(long distance)
    {
        if (distance <= LocalCalendar.Hour)
        {
            var place = distances.BinarySearch(distance);
            distances.Insert(place < 0 ? ~place : place, distance);
        }
    }

    private readonly void Remove(long distance)
    {
        if (distance <= LocalCalendar.Hour)
        {
            distances.RemoveAt(distances.BinarySearch(distance));
        }
    }
}
