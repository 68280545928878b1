using UrbGrade.Modules.Analysis.Domain.Findings;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Tests.Analysis.Domain.Findings;

/// <summary>Houses whose heat doubles in an autumn of which nobody sends the temperature.</summary>
public sealed class PeerSeasonTests
{
    private const int Days = 140;
    private const int Houses = 11;

    private static readonly DateOnly From = new(2025, 7, 7);
    private static readonly DateOnly Autumn = From.AddDays(110);

    [Fact]
    public void An_autumn_that_all_houses_go_through_is_no_higher_level_of_any()
    {
        List<HourTrack> houses = [.. Enumerable.Range(0, Houses).Select(number => House(number, _ => 1))];
        for (var number = 0; number < Houses; number++)
        {
            var expectation = Expect(houses, number);

            Assert.NotEmpty(DailyLevel.Find(Expectation.Of(houses[number], null, First(houses[number]))));
            Assert.True(expectation.UsesPeers);
            Assert.Empty(DailyLevel.Find(expectation));
            Assert.Empty(UnusualHours.Find(expectation));
        }
    }

    [Fact]
    public void Noons_that_are_heated_from_autumn_on_are_no_unusual_hours()
    {
        List<HourTrack> houses = [.. Enumerable.Range(0, Houses).Select(number => House(number, _ => 1)).Select(house => new HourTrack(
            LocalCalendar.Of("UTC"), From, [.. house.Values.Select((value, hour) => hour % 24 is >= 10 and < 17 && house.DayOf(hour) < Autumn ? value / 8 : value)]))];

        for (var number = 0; number < Houses; number++)
        {
            Assert.Empty(UnusualHours.Find(Expect(houses, number)));
        }
    }

    [Fact]
    public void A_house_that_leaves_the_others_in_autumn_is_told_with_what_it_uses_above_them()
    {
        var moved = From.AddDays(126);
        List<HourTrack> houses = [.. Enumerable.Range(0, Houses).Select(number => House(number, day => number == 3 && day >= moved ? 1.6 : 1))];

        var found = Assert.Single(DailyLevel.Find(Expect(houses, 3)));

        Assert.Null(found.End);
        Assert.InRange(DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(found.Start).UtcDateTime), moved.AddDays(-4), moved.AddDays(2));
        Assert.InRange(found.Numbers["share"], 0.35, 0.75);
        Assert.Equal((0.0, 1.0), (found.Numbers["weather"], found.Numbers["peers"]));
        Assert.Empty(DailyLevel.Find(Expect(houses, 4)));
    }

    [Fact]
    public void Heat_is_not_told_as_above_the_weeks_before_where_too_few_peers_tell_the_season()
    {
        List<HourTrack> houses = [.. Enumerable.Range(0, PeerSeason.Fewest).Select(number => House(number, _ => 1))];
        var expectation = Expect(houses, 0);

        Assert.All(expectation.Expected, hour => Assert.True(double.IsNaN(hour)));
        Assert.Empty(DailyLevel.Find(expectation));
        Assert.Empty(UnusualHours.Find(expectation));
    }

    [Fact]
    public void Two_heat_meters_that_changed_places_in_autumn_are_found_beside_their_peers()
    {
        var swapped = From.AddDays(128);
        List<HourTrack> houses =
        [
            House(2, day => day < swapped ? 3 : 1), House(2, day => day < swapped ? 1 : 3),
            .. Enumerable.Range(0, Houses).Select(number => House(number, _ => 1)),
        ];

        var told = SwappedMeters.Find([Level(houses, 0), Level(houses, 1)]).ToList();

        Assert.Equal([0, 1], told.Select(one => one.Level.SeriesId));
    }

    [Fact]
    public void A_house_without_heat_in_summer_is_not_held_against_nothing()
    {
        List<HourTrack> houses =
        [
            House(2, day => day < Autumn ? 0 : 1), .. Enumerable.Range(0, Houses).Select(number => House(number, _ => 1)),
        ];

        Assert.Empty(DailyLevel.Find(Expect(houses, 0)));
    }

    [Fact]
    public void Hours_of_heat_after_the_weather_station_failed_are_judged_by_their_week_in_the_season_of_the_peers()
    {
        List<HourTrack> houses = [.. Enumerable.Range(0, Houses).Select(number => House(number, _ => 1))];
        var track = houses[2];
        double[] outside = [.. Enumerable.Range(0, track.Count).Select(i => track.DayOf(i) < From.AddDays(106) ? 10 + (5 * Math.Sin(i / 24.0)) : double.NaN)];
        var noon = (130 * 24) + 12;

        var season = Expectation.Of(track, outside, First(track), Season(houses, 2));
        var alone = Expectation.Of(track, outside, First(track), Season(houses.Take(2), 0));

        Assert.True(season.UsesWeather && alone.UsesWeather);
        Assert.Equal(track.Values[noon], season.Expected[noon], 0.2 * track.Values[noon]);
        Assert.True(double.IsNaN(alone.Expected[noon]));
    }

    private static ChangedLevel Level(List<HourTrack> houses, int number)
    {
        var found = Assert.Single(DailyLevel.Find(Expect(houses, number)));
        var days = found.Numbers["days"];
        return new ChangedLevel(number, number, 1, "heat", found.Start, found.End, found.Numbers["measured"] / days, found.Numbers["expected"] / days);
    }

    private static Expectation Expect(List<HourTrack> houses, int number) => Expectation.Of(houses[number], null, First(houses[number]), Season(houses, number));

    private static Lazy<PeerSeason> Season(IEnumerable<HourTrack> houses, int without) =>
        new(() => new PeerSeason([.. houses.Where((_, number) => number != without).Select(PeerSeason.Moves)]));

    private static int First(HourTrack track) => track.IndexOf(From.AddDays(105));

    /// <summary>Heat that doubles in two weeks, but for hot water, of which houses use up to a fifth.</summary>
    private static HourTrack House(int number, Func<DateOnly, double> times)
    {
        var random = new Random(number);
        var water = 0.05 * (number % 5);
        return new HourTrack(LocalCalendar.Of("UTC"), From, [.. Enumerable.Range(0, Days * 24).Select(hour =>
        {
            var day = From.AddDays(hour / 24);
            var cold = 1 + Math.Clamp((day.DayNumber - Autumn.DayNumber) / 14.0, 0, 1);
            return times(day) * (water + ((1 - water) * cold)) * (hour % 24 is >= 6 and < 9 ? 6 : 4) * (1 + ((random.NextDouble() - 0.5) / 5));
        })]);
    }
}
