namespace UrbGrade.Modules.Aggregation.Content;

/// <summary>The intervals of one series in one request, which may not overlap. In order of their start; most requests come in
/// that order, so that adding is appending.</summary>
internal sealed class SeriesIntervals
{
    private readonly List<Interval> _intervals = [];

    /// <summary>How a further value stands to those that are kept, and to which one.</summary>
    public (Relation Relation, int Message) Compare(long start, long end, double value)
    {
        if (_intervals.Count == 0 || start > _intervals[^1].Start && start >= _intervals[^1].End)
        {
            return (Relation.New, -1);
        }

        var at = FirstFrom(start);
        if (at < _intervals.Count && _intervals[at].Start == start && _intervals[at].End == end)
        {
            return (_intervals[at].Value.Equals(value) ? Relation.Same : Relation.Conflicting, _intervals[at].Message);
        }

        if (at > 0 && _intervals[at - 1].End > start)
        {
            return (Relation.Overlapping, _intervals[at - 1].Message);
        }

        return at < _intervals.Count && (_intervals[at].Start < end || _intervals[at].Start == start)
            ? (Relation.Overlapping, _intervals[at].Message)
            : (Relation.New, -1);
    }

    /// <summary>Keeps a value that is new.</summary>
    public void Add(long start, long end, double value, int message)
    {
        var interval = new Interval(start, end, value, message);
        if (_intervals.Count == 0 || start > _intervals[^1].Start)
        {
            _intervals.Add(interval);
        }
        else
        {
            _intervals.Insert(FirstFrom(start), interval);
        }
    }

    private int FirstFrom(long start)
    {
        var (low, high) = (0, _intervals.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_intervals[middle].Start < start)
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
