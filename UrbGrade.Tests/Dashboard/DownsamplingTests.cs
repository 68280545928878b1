using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Dashboard.Series;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Dashboard;

public sealed class DownsamplingTests
{
    private static readonly DateTimeOffset Start = When.Instant("2019-01-01T00:00:00Z");

    [Fact]
    public void What_fits_is_left_alone()
    {
        var hours = Hours(1, null, 3);
        Assert.Equal(hours, Downsampling.Reduce(hours, 3, addsUp: true));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(100)]
    [InlineData(2000)]
    public void The_limit_holds_and_the_extremes_and_the_gap_are_kept_in_order(int most)
    {
        var values = Enumerable.Range(0, 9000).Select(i => (double?)(10 + Math.Sin(i))).ToArray();
        values[1234] = 99;
        values[5000] = -7;
        values[7777] = null;
        var kept = Downsampling.Reduce(Hours(values), most, addsUp: true);
        Assert.InRange(kept.Count, 1, most);
        Assert.Equal([Start.AddHours(1234)], kept.Where(b => b.Value == 99).Select(b => b.Start));
        Assert.Equal([Start.AddHours(5000)], kept.Where(b => b.Value == -7).Select(b => b.Start));
        Assert.Equal([Start.AddHours(7777)], kept.Where(b => b.Value is null).Select(b => b.Start));
        Assert.Equal(kept.OrderBy(b => b.Start), kept);
    }

    [Fact]
    public void Values_are_drawn_as_they_were_measured()
    {
        var hours = Hours([.. Enumerable.Range(0, 1000).Select(i => (double?)((i * 37 % 101) + 0.25))]);
        var drawn = Downsampling.Reduce(hours, 60, addsUp: true);
        Assert.NotEmpty(drawn);
        Assert.All(drawn, kept => Assert.Contains(kept, hours));
    }

    [Fact]
    public void A_chart_of_one_or_two_points_merges_instead()
    {
        var hours = Hours(1, 2, null, 6);
        Assert.Equal((9, 4, 3), Assert.Single(Downsampling.Reduce(hours, 1, addsUp: true)) is var sum ? (sum.Value, sum.Expected, sum.Valid) : default);
        Assert.Equal(3, Assert.Single(Downsampling.Reduce(hours, 2, addsUp: false)).Value);
    }

    [Fact]
    public void Means_weigh_by_their_valid_hours()
    {
        ChartBin[] bins = [Bin(0, 20, valid: 3, expected: 3), Bin(1, 24, valid: 1, expected: 3), Bin(2, null, valid: 0, expected: 3)];
        Assert.Equal((21, 9, 4), ChartBin.Merge(bins, addsUp: false) is var mean ? (mean.Value, mean.Expected, mean.Valid) : default);
        Assert.Null(ChartBin.Merge(bins.AsSpan(2), addsUp: true).Value);
    }

    [Fact]
    public void Hours_gather_under_the_starts_they_follow()
    {
        var gathered = ChartBin.Gather(Hours(1, 2, 3, 4, null), [Start, Start.AddHours(3), Start.AddHours(5)], addsUp: true);
        Assert.Equal([(Start, 6), (Start.AddHours(3), 4)], gathered.Select(b => (b.Start, b.Value)));
        Assert.Equal((Start.AddHours(5), 2, 1), (gathered[1].End, gathered[1].Expected, gathered[1].Valid));
    }

    [Theory]
    [InlineData(null, 0, 0, PointQuality.Missing)]
    [InlineData(5.0, 23, 0, PointQuality.Partial)]
    [InlineData(5.0, 23, 2, PointQuality.Partial)]
    [InlineData(5.0, 24, 2, PointQuality.Estimated)]
    [InlineData(5.0, 24, 0, PointQuality.Measured)]
    public void A_point_says_what_it_stands_on(double? value, int valid, int estimated, PointQuality expected) =>
        Assert.Equal(expected, new ChartBin(Start, Start.AddDays(1), value, 24, valid, estimated).ToPoint().Quality);

    [Theory]
    [InlineData(PointQuality.SoFar)]
    [InlineData(PointQuality.Begun)]
    public void A_part_of_a_day_is_never_a_whole_one_and_one_without_a_value_stays_a_gap(PointQuality part)
    {
        var bin = new ChartBin(Start, Start.AddDays(1), 5, 24, 24, 0) { Part = part };
        Assert.Equal((part, PointQuality.Missing), (bin.ToPoint().Quality, (bin with { Value = null }).ToPoint().Quality));
    }

    private static List<ChartBin> Hours(params double?[] values) =>
        [.. values.Select((value, i) => Bin(i, value, valid: value is null ? 0 : 1, expected: 1))];

    private static ChartBin Bin(int hour, double? value, int valid, int expected) =>
        new(Start.AddHours(hour), Start.AddHours(hour + 1), value, expected, valid, 0);
}
