namespace UrbGrade.Modules.Core.Readings;

/// <summary>Of which time something is told already, so that nothing counts twice. Instants in milliseconds since 1970-01-01T00:00:00Z.</summary>
internal sealed class TakenTime
{
    /// <summary>In order, apart from each other.</summary>
    private readonly List<(long Start, long End)> stretches = [];

    /// <summary>Takes [start, end), whatever was taken of it before.</summary>
    public void Take(long start, long end)
    {
        if (end <= start)
        {
            return;
        }

        var first = FirstFrom(start);
        var past = first;
        while (past < stretches.Count && stretches[past].Start <= end)
        {
            (start, end) = (Math.Min(start, stretches[past].Start), Math.Max(end, stretches[past].End));
            past++;
        }

        stretches.RemoveRange(first, past - first);
        stretches.Insert(first, (start, end));
    }

    /// <summary>What of [start, end) is not taken, in order.</summary>
    public List<(long Start, long End)> Free(long start, long end)
    {
        var free = new List<(long Start, long End)>();
        for (var i = FirstFrom(start); i < stretches.Count && stretches[i].Start < end; i++)
        {
            if (stretches[i].Start > start)
            {
                free.Add((start, stretches[i].Start));
            }

            start = Math.Max(start, stretches[i].End);
        }

        if (start < end)
        {
            free.Add((start, end));
        }

        return free;
    }

    /// <summary>The first stretch that ends at an instant or later.</summary>
    private int FirstFrom(long instant)
    {
        var (low, high) = (0, stretches.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = stretches[middle].End < instant ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
