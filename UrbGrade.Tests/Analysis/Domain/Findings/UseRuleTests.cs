using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Analysis.Domain.Findings;
using static UrbGrade.Tests.Analysis.Domain.Findings.RuleTracks;

namespace UrbGrade.Tests.Analysis.Domain.Findings;

/// <summary>The rules for how much is used, when and how evenly, on series whose answer is known.</summary>
public sealed class UseRuleTests
{
    [Fact]
    public void Hours_far_above_their_hour_of_the_week_are_told_with_what_was_expected()
    {
        var track = Track(140, (day, clock, noise) => Office(day, clock) + noise + (day == From.AddDays(130) && clock is >= 20 and < 24 ? 8 : 0));
        var first = track.IndexOf(From.AddDays(105));
        var found = Assert.Single(UnusualHours.Find(Expectation.Of(track, null, first)));

        Assert.Equal((track.InstantOf(track.IndexOf(From.AddDays(130)) + 20), 4.0), (found.Start, found.Numbers["hours"]));
        Assert.Equal(32, found.Excess!.Value, 3.0);
        Assert.Contains(found.Points, point => point.Measured > 9 && point.Expected < 4);
    }

    [Fact]
    public void A_workday_on_which_nobody_came_is_no_finding()
    {
        var holiday = From.AddDays(129);
        Assert.True(holiday.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
        var track = Track(140, (day, clock, noise) => (day == holiday ? 1 : Office(day, clock)) + noise);
        Assert.Empty(UnusualHours.Find(Expectation.Of(track, null, track.IndexOf(From.AddDays(105)))));
    }

    [Theory]
    [InlineData(1, false, 1)]
    [InlineData(1, true, 0)]
    [InlineData(20, true, 1)]
    public void A_shop_that_opens_every_day_but_on_a_public_holiday_used_less_for_a_reason_that_is_known(double used, bool isKnown, int told)
    {
        var holiday = From.AddDays(132);
        var track = Track(140, (day, clock, noise) => (day == holiday ? used : clock is >= 10 and < 20 ? 10 : 1) + noise);
        var expectation = Expectation.Of(track, null, track.IndexOf(From.AddDays(105)));

        Assert.Equal((DayOfWeek.Sunday, told), (holiday.DayOfWeek, UnusualHours.Find(expectation, day => isKnown && day == holiday).Count()));
    }

    [Fact]
    public void A_use_that_moved_to_another_level_is_told_from_its_day_on()
    {
        var moved = From.AddDays(112);
        var track = Track(140, (day, clock, noise) => (Office(day, clock) * (day >= moved ? 1.3 : 1)) + noise);
        var found = Assert.Single(DailyLevel.Find(Expectation.Of(track, null, track.IndexOf(From.AddDays(105)))));

        Assert.Equal((FindingKind.DailyLevel, (long?)null), (found.Kind, found.End));
        Assert.InRange(Madrid.DayOf(found.Start), moved, moved.AddDays(2));
        Assert.InRange(found.Numbers["share"], 0.15, 0.35);
    }

    [Theory]
    [InlineData(1, 0, 2)]
    [InlineData(1.6, 25, 40)]
    public void Water_that_runs_in_bursts_is_not_told_to_run_more_than_the_middle_of_its_hours_but_what_rose_is(double rise, int least, int most)
    {
        var told = Enumerable.Range(0, 40).Count(seed =>
        {
            var random = new Random(seed);
            var track = Track(140, (day, _, _) => (random.NextDouble() < 0.3 ? 40 * random.NextDouble() : 1) * (day >= From.AddDays(119) ? rise : 1));
            return DailyLevel.Find(Expectation.Of(track, null, track.IndexOf(From.AddDays(105)))).Any();
        });

        Assert.InRange(told, least, most);
    }

    [Theory]
    [InlineData(1, 0, 3)]
    [InlineData(2.5, 30, 40)]
    public void Water_that_runs_so_seldom_that_the_middle_of_its_hours_is_nothing_was_told_to_run_more_and_only_what_rose_is(double rise, int least, int most)
    {
        var told = Enumerable.Range(0, 40).SelectMany(seed =>
        {
            var random = new Random(seed);
            var track = Track(140, (day, _, _) => random.NextDouble() < 0.1 ? 40 * random.NextDouble() * (day >= From.AddDays(119) ? rise : 1) : 0);
            return DailyLevel.Find(Expectation.Of(track, null, track.IndexOf(From.AddDays(105)))).Take(1);
        }).ToList();

        Assert.InRange(told.Count, least, most);
        Assert.DoesNotContain(told, found => Math.Abs(found.Numbers["share"]) > 10);
    }

    [Fact]
    public void A_use_that_begins_where_there_was_none_is_told_without_a_number_beyond_all_measure()
    {
        var begins = From.AddDays(112);
        var track = Track(140, (day, _, _) => day >= begins ? 1 : 0);
        var found = Assert.Single(DailyLevel.Find(Expectation.Of(track, null, track.IndexOf(From.AddDays(105)))));

        Assert.Equal(begins, Madrid.DayOf(found.Start));
        Assert.InRange(found.Numbers["share"], 99, 101);
    }

    [Fact]
    public void The_weather_explains_what_it_explains()
    {
        var track = Track(400, (day, clock, noise) => Office(day, clock) + (0.3 * Math.Max(0, 15 - Outside(day, clock))) + noise);
        var outside = Enumerable.Range(0, track.Count).Select(i => Outside(track.DayOf(i), track.ClockOf(i))).ToArray();
        var expectation = Expectation.Of(track, outside, track.IndexOf(From.AddDays(365)));

        Assert.True(expectation.UsesWeather);
        Assert.Empty(DailyLevel.Find(expectation));
    }

    [Fact]
    public void A_base_load_that_rose_by_half_is_told()
    {
        var track = Track(140, (day, clock, noise) => Office(day, clock) + (day >= From.AddDays(120) ? 0.5 : 0) + (noise / 5));
        var found = Assert.Single(BaseLoadDrift.Find(track, track.IndexOf(From.AddDays(105)), isOfSeason: false));
        Assert.Equal(0.5, found.Numbers["share"], 0.1);
        Assert.Equal(1, found.Numbers["before"], 0.1);
    }

    [Fact]
    public void A_base_of_heat_that_rises_in_its_first_autumn_is_not_told()
    {
        var track = Track(140, (day, clock, noise) => Office(day, clock) + (day >= From.AddDays(120) ? 0.5 : 0) + (noise / 5));
        Assert.Empty(BaseLoadDrift.Find(track, track.IndexOf(From.AddDays(105)), isOfSeason: true));
    }

    [Fact]
    public void A_day_of_another_shape_is_told_whatever_its_amount()
    {
        var odd = From.AddDays(121);
        var track = Track(140, (day, clock, noise) => (day == odd ? 2 * Office(day, (clock + 12) % 24) : Office(day, clock)) + (noise / 5));
        var found = Assert.Single(UnusualShape.Find(track, track.IndexOf(From.AddDays(105))));
        Assert.Equal(odd, Madrid.DayOf(found.Start));
    }

    [Fact]
    public void A_sunny_day_of_a_net_meter_on_which_hours_cancel_out_has_no_unusual_shape()
    {
        var sunny = From.AddDays(121);
        var track = Track(140, (day, clock, noise) => (clock is < 10 or >= 16 ? 1 : day == sunny ? -2.9 : -2) + (noise / 100));
        Assert.Empty(UnusualShape.Find(track, track.IndexOf(From.AddDays(105))));
    }

    [Fact]
    public void Two_meters_that_were_swapped_are_told_as_two_levels_of_the_same_day()
    {
        var swapped = From.AddDays(112);
        var large = Track(140, (day, clock, noise) => ((day < swapped ? 3 : 1) * Office(day, clock)) + noise);
        var small = Track(140, (day, clock, noise) => ((day < swapped ? 1 : 3) * Office(day, clock)) + noise);
        var first = large.IndexOf(From.AddDays(105));
        var (fell, rose) = (DailyLevel.Find(Expectation.Of(large, null, first)).Single(), DailyLevel.Find(Expectation.Of(small, null, first)).Single());

        Assert.Equal(fell.Start, rose.Start);
        Assert.True(fell.Numbers["share"] < -0.3 && rose.Numbers["share"] > 0.3);
    }
}
