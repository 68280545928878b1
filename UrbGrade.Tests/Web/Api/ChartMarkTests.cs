using UrbGrade.Web.Api;

namespace UrbGrade.Tests.Web.Api;

public sealed class ChartMarkTests
{
    private static readonly DateTimeOffset Begin = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly List<long> Hours = [.. Enumerable.Range(0, 24).Select(hour => Begin.AddHours(hour).ToUnixTimeSeconds())];

    [Theory]
    [InlineData(0, null, 0, 0)]
    [InlineData(90, null, 1, 1)]
    [InlineData(60, 120, 1, 1)]
    [InlineData(60, 121, 1, 2)]
    [InlineData(-500, 60, 0, 0)]
    [InlineData(-500, 5000, 0, 23)]
    [InlineData(5000, null, 23, 23)]
    public void A_mark_stands_at_the_points_that_its_time_touches(int startMinutes, int? endMinutes, int from, int to)
    {
        var mark = ChartMark.Of("x", Begin.AddMinutes(startMinutes), endMinutes is { } end ? Begin.AddMinutes(end) : null, Hours);

        Assert.Equal((from, to), (mark.From, mark.To));
    }
}
