namespace UrbGrade.Modules.Core.Readings;

/// <summary>What the hours of a series were, day by day, when they were counted last: for what is made of some of its days alone.</summary>
internal sealed class MarkedDays
{
    private readonly DateOnly[] days;

    /// <summary>Sums of the days' numbers, so that a stretch is told by two of them.</summary>
    private readonly long[] sums;

    /// <param name="marks">One for each local day, in any order; another number when an hour of it came, was estimated, rejected or replaced.</param>
    public MarkedDays(IEnumerable<(DateOnly Day, long Mark)> marks)
    {
        var ordered = marks.OrderBy(mark => mark.Day).ToList();
        days = [.. ordered.Select(mark => mark.Day)];
        sums = new long[days.Length + 1];
        for (var i = 0; i < days.Length; i++)
        {
            sums[i + 1] = unchecked(sums[i] + ordered[i].Mark);
        }
    }

    /// <summary>Another one when a day of a stretch became another one; 0 where it has none.</summary>
    /// <param name="last">Belongs to it.</param>
    public long Of(DateOnly first, DateOnly last) => first > last ? 0 : unchecked(sums[Before(last.AddDays(1))] - sums[Before(first)]);

    private int Before(DateOnly day)
    {
        var at = Array.BinarySearch(days, day);
        return at < 0 ? ~at : at;
    }
}
