namespace UrbGrade.Modules.Aggregation.Content;

/// <summary>The intervals of one series in one request, which may not overlap. In order of their start; most requests come in
/// that order, so that adding is appending.</summary>
internal sealed class SeriesIntervals
{
    private readonly List<Interval> intervals = [];

    /// <summary>How a further value stands to those that are kept, and to which one.</summary>
    public (Relation Relation, int Message) Compare(long start, long end, double value)
    {
        if (intervals.Count == 0 || start > intervals[^1].Start && start >= intervals[^1].End)
        {
            return (Relation.New, -1);
        }

        var at = FirstFrom(start);
        if (at < intervals.Count && intervals[at].Start == start && intervals[at].End == end)
        {
            return (intervals[at].Value.Equals(value) ? Relation.Same : Relation.Conflicting, intervals[at].Message);
        }

        if (at > 0 && intervals[at - 1].End > start)
        {
            return (Relation.Overlapping, intervals[at - 1].Message);
        }

        return at < intervals.Count && (intervals[at].Start < end || intervals[at].Start == start)
            ? (Relation.Overlapping, intervals[at].Message)
            : (Relation.New, -1);
    }

    /// <summary>Keeps a value that is new.</summary>
    public void Add(long start, long end, double value, int message)
    {
        var interval = new Interval(start, end, value, message);
        if (intervals.Count == 0 || start > intervals[^1].Start)
        {
            intervals.Add(interval);
        }
        else
        {
            intervals.Insert(FirstFrom(start), interval);
        }
    }

    private int FirstFrom(long start)
    {
        var (low, high) = (0, intervals.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (intervals[middle].Start < start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private readonly record struct Interval(long Start, long End, double Value, int Message);
}
