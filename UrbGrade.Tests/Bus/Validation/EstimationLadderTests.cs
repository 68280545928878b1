using NodaTime;
using UrbGrade.Bus.Validation;

namespace UrbGrade.Tests.Bus.Validation;

public sealed class EstimationLadderTests
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Copenhagen"];

    // A Monday, local midnight.
    private static readonly Instant Start = new LocalDate(2013, 9, 2).AtStartOfDayInZone(Zone).ToInstant();

    [Fact]
    public void Two_intervals_lie_on_the_line_between_their_neighbours()
    {
        var grid = Grid(48, i => i < 10 ? 1 : 4, missing: (10, 2), total: null);

        Ladder().Fill(grid);

        Assert.Equal([2d, 3d], [grid.Value(10), grid.Value(11)]);
        Assert.Equal("EL", grid.Flags(10).Text());
    }

    [Fact]
    public void Known_energy_scales_an_estimate_and_zero_energy_makes_it_zero()
    {
        var grid = Grid(48, _ => 1, missing: (10, 2), total: 0);

        Ladder().Fill(grid);

        Assert.Equal([0d, 0d], [grid.Value(10), grid.Value(11)]);
        Assert.Equal("ELS", grid.Flags(10).Text());
    }

    [Fact]
    public void Like_days_are_the_last_ten_of_the_same_type_and_nearer_ones_count_more()
    {
        // Work days are worth their number, weekends a thousand.
        var grid = Grid(24 * 28, i => IsWeekend(i) ? 1000 : i / 24, missing: ((24 * 21) + 5, 6), total: null);

        Ladder().Fill(grid);

        var days = Enumerable.Range(7, 14).Where(day => !IsWeekend(24 * day)).Select(day => (Day: day, Weight: Math.Pow(0.5, (21 - day) / 14.0))).ToList();
        Assert.Equal(days.Sum(day => day.Weight * day.Day) / days.Sum(day => day.Weight), grid.Value((24 * 21) + 5), 9);
        Assert.Equal(EstimationLadder.LikeDay, grid.Method((24 * 21) + 5));
    }

    [Fact]
    public void Where_the_energy_is_known_the_days_that_used_as_much_say_how_it_is_spread()
    {
        // Every other week the shop is closed: then it uses little, evenly; otherwise it uses most at noon.
        static bool IsClosed(int day) => day / 7 % 2 == 1;
        var grid = Grid(24 * 35, i => IsClosed(i / 24) ? 1 : i % 24 == 12 ? 20 : 2, missing: (24 * 28, 24), total: (23 * 2) + 20);
        var closed = Grid(24 * 35, i => IsClosed(i / 24) ? 1 : i % 24 == 12 ? 20 : 2, missing: (24 * 28, 24), total: 24);

        Ladder().Fill(grid);
        Ladder().Fill(closed);

        Assert.Equal(20, grid.Value((24 * 28) + 12), 0.5);
        Assert.Equal(1, closed.Value((24 * 28) + 12), 0.5);
        Assert.Equal(24, Enumerable.Range(24 * 28, 24).Sum(closed.Value), 9);
    }

    [Fact]
    public void A_holiday_is_estimated_like_a_Sunday()
    {
        var holiday = new LocalDate(2013, 9, 25);
        var grid = Grid(24 * 28, i => IsWeekend(i) ? 3 : 10, missing: ((24 * 23) + 5, 6), total: null);

        new EstimationLadder(new DayPattern(Zone, new DayTypes(day => day == holiday)), null).Fill(grid);

        Assert.Equal(3, grid.Value((24 * 23) + 5), 9);
    }

    [Fact]
    public void Like_days_keep_the_local_hour_when_the_clocks_change()
    {
        // A lamp on at local 20 only; the clocks go back on 27 October.
        var begin = new LocalDate(2013, 10, 7).AtStartOfDayInZone(Zone).ToInstant();
        var grid = new IntervalGrid(begin, Duration.FromHours(1), 24 * 28);
        var missing = new LocalDate(2013, 10, 28).AtStartOfDayInZone(Zone).ToInstant();
        var first = grid.IndexOf(missing) + 16;
        for (var i = 0; i < grid.Count; i++)
        {
            if (i < first || i >= first + 8)
                grid.Set(i, grid.At(i).InZone(Zone).Hour == 20 ? 5 : 0, VecFlags.Actual);
        }

        grid.Gaps.Add(new ValueGap(first, 8, null));
        Ladder().Fill(grid);

        Assert.Equal([0d, 0d, 0d, 0d, 5d, 0d, 0d, 0d], Enumerable.Range(first, 8).Select(grid.Value));
    }

    [Fact]
    public void Days_are_the_mean_of_the_same_weekday_over_four_weeks()
    {
        var grid = Grid(24 * 7 * 8, i => (i / 24 / 7) + 1, missing: (24 * 7 * 6, 48), total: null);

        Ladder().Fill(grid);

        Assert.Equal(4.5, grid.Value(24 * 7 * 6), 9);
        Assert.Equal(EstimationLadder.SameWeekday, grid.Method(24 * 7 * 6));
    }

    [Fact]
    public void Heat_of_days_follows_the_temperature()
    {
        // 2 kWh for each degree below 17 and day, evenly over the day; it gets colder by the day.
        static double Mean(LocalDate day) => 15 - (Period.DaysBetween(new LocalDate(2013, 9, 2), day) * 0.3);
        var grid = Grid(24 * 7 * 8, i => 2 * (17 - Mean(Start.Plus(Duration.FromHours(i)).InZone(Zone).Date)) / 24, missing: (24 * 7 * 6, 48), total: null);
        var truth = 2 * (17 - Mean(new LocalDate(2013, 10, 14))) / 24;

        new EstimationLadder(new DayPattern(Zone, new DayTypes(_ => false)), new HeatResponse(Zone, day => Mean(day))).Fill(grid);

        Assert.Equal(EstimationLadder.ByTemperature, grid.Method(24 * 7 * 6));
        Assert.Equal(truth, grid.Value(24 * 7 * 6), 6);
    }

    [Fact]
    public void Heat_without_a_known_temperature_is_estimated_as_anything_else()
    {
        var grid = Grid(24 * 7 * 8, i => (i / 24 / 7) + 1, missing: (24 * 7 * 6, 48), total: null);

        new EstimationLadder(new DayPattern(Zone, new DayTypes(_ => false)), new HeatResponse(Zone, _ => null)).Fill(grid);

        Assert.Equal((4.5, EstimationLadder.SameWeekday), (grid.Value(24 * 7 * 6), grid.Method(24 * 7 * 6)));
    }

    [Fact]
    public void Nothing_is_said_of_more_than_a_week()
    {
        var grid = Grid(24 * 7 * 8, _ => 1, missing: (24 * 7 * 6, (24 * 7) + 1), total: 100);

        Ladder().Fill(grid);

        Assert.True(double.IsNaN(grid.Value(24 * 7 * 6)));
    }

    [Fact]
    public void Estimates_never_rest_on_estimates()
    {
        var grid = Grid(24 * 14, _ => 1, missing: (24 * 7, 10), total: 1000);
        grid.Gaps.Add(new ValueGap(24 * 8, 10, null));
        for (var i = 0; i < 10; i++)
            grid.Set((24 * 8) + i, double.NaN, VecFlags.Missing);

        Ladder().Fill(grid);

        Assert.Equal(100, grid.Value(24 * 7), 9);
        Assert.Equal(1, grid.Value(24 * 8), 9);
    }

    private static EstimationLadder Ladder() => new(new DayPattern(Zone, new DayTypes(_ => false)), null);

    private static bool IsWeekend(int i) => i / 24 % 7 >= 5;

    private static IntervalGrid Grid(int count, Func<int, double> value, (int First, int Count) missing, double? total)
    {
        var grid = new IntervalGrid(Start, Duration.FromHours(1), count);
        for (var i = 0; i < count; i++)
        {
            if (i < missing.First || i >= missing.First + missing.Count)
                grid.Set(i, value(i), VecFlags.Actual);
        }

        grid.Gaps.Add(new ValueGap(missing.First, missing.Count, total));
        return grid;
    }
}
