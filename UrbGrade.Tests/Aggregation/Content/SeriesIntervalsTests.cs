using UrbGrade.Modules.Aggregation.Content;

namespace UrbGrade.Tests.Aggregation.Content;

public sealed class SeriesIntervalsTests
{
    [Fact]
    public void Random_intervals_are_judged_as_by_comparing_all_of_them()
    {
        var random = new Random(477);
        for (var round = 0; round < 200; round++)
        {
            var series = new SeriesIntervals();
            var kept = new List<(long Start, long End, double Value)>();
            for (var message = 0; message < 40; message++)
            {
                var start = random.Next(60);
                var (end, value) = (start + 1 + random.Next(4), random.Next(2));

                var relation = series.Compare(start, end, value).Relation;

                Assert.Equal(Expected(kept, start, end, value), relation);
                if (relation == Relation.New)
                {
                    series.Add(start, end, value, message);
                    kept.Add((start, end, value));
                }
            }
        }
    }

    [Fact]
    public void The_message_that_is_in_the_way_is_named()
    {
        var series = new SeriesIntervals();
        series.Add(20, 30, 1, 4);
        series.Add(0, 10, 1, 7);

        Assert.Equal((Relation.Overlapping, 7), series.Compare(5, 12, 1));
        Assert.Equal((Relation.Overlapping, 4), series.Compare(12, 21, 1));
        Assert.Equal((Relation.Conflicting, 4), series.Compare(20, 30, 2));
        Assert.Equal((Relation.New, -1), series.Compare(10, 20, 1));
    }

    private static Relation Expected(List<(long Start, long End, double Value)> kept, long start, long end, double value)
    {
        foreach (var other in kept)
        {
            if (other.Start == start && other.End == end)
            {
                return other.Value.Equals(value) ? Relation.Same : Relation.Conflicting;
            }
        }

        return kept.Exists(other => other.Start < end && start < other.End) ? Relation.Overlapping : Relation.New;
    }
}
