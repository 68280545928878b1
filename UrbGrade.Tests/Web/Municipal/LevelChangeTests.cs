using UrbGrade.Web.Municipal;

namespace UrbGrade.Tests.Web.Municipal;

public sealed class LevelChangeTests
{
    [Fact]
    public void A_series_that_falls_for_good_changes_on_the_first_day_of_the_new_level() =>
        Assert.Equal(new LevelChange(20, 10, 7), LevelChange.Of(Values(40, day => day < 20 ? 10 : 7)));

    [Fact]
    public void Days_far_outside_move_no_change() =>
        Assert.Equal(new LevelChange(20, 10, 7), LevelChange.Of(Values(40, day => day is 3 or 33 ? 500 : day < 20 ? 10 : 7)));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_few_days_outside_are_no_change(int days) => Assert.Null(LevelChange.Of(Values(40, day => day >= 20 && day < 20 + days ? 500 : 10)));

    [Fact]
    public void Ordinary_weeks_are_no_change() => Assert.Null(LevelChange.Of(Values(56, day => day % 7 < 5 ? 10 + (day % 3) : 2)));

    [Fact]
    public void Levels_within_5_percent_of_each_other_are_no_change() => Assert.Null(LevelChange.Of(Values(40, day => day < 20 ? 100 : 104)));

    [Fact]
    public void A_series_that_begins_to_be_used_changes_from_zero() => Assert.Equal(new LevelChange(15, 0, 4), LevelChange.Of(Values(30, day => day < 15 ? 0 : 4)));

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public void Too_few_days_have_no_levels(int days) => Assert.Null(LevelChange.Of(Values(days, day => day < 5 ? 1 : 9)));

    private static List<double> Values(int days, Func<int, double> value) => [.. Enumerable.Range(0, days).Select(value)];
}
