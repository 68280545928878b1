using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Modules.Analysis.Domain.Findings;
using UrbGrade.Modules.Analysis.Domain.Findings.Lighting;
using UrbGrade.Modules.Core.Readings;
using static UrbGrade.Tests.Analysis.Domain.Findings.RuleTracks;

namespace UrbGrade.Tests.Analysis.Domain.Findings;

/// <summary>The rules on series whose answer is known.</summary>
public sealed class RuleTests
{
    [Fact]
    public void A_return_that_got_hot_is_told_after_three_days()
    {
        var track = Track(100, (day, clock, noise) => 33 + noise + (day >= From.AddDays(95) ? 8 : 0));
        var found = Assert.Single(HeatReturn.Find(track, null, track.IndexOf(From.AddDays(65))));
        Assert.Equal((41.0, 33.0), (Math.Round(found.Numbers["now"]), Math.Round(found.Numbers["usual"])));
    }

    [Fact]
    public void A_return_that_is_hot_while_no_water_flows_is_not_told()
    {
        var track = Track(100, (day, clock, noise) => 33 + noise + (day >= From.AddDays(95) && clock < 12 ? 27 : 0));
        double[] flow = [.. Enumerable.Range(0, track.Count).Select(i => track.ClockOf(i) < 12 ? 0.0 : 1.0)];
        var first = track.IndexOf(From.AddDays(65));

        Assert.Empty(HeatReturn.Find(track, flow, first));
        Assert.Single(HeatReturn.Find(track, null, first));
    }

    [Theory]
    [InlineData("constant")]
    [InlineData("missing")]
    [InlineData("one day")]
    [InlineData("clock change")]
    [InlineData("negative")]
    [InlineData("outlier")]
    public void No_series_breaks_a_rule(string kind)
    {
        var days = kind == "one day" ? 1 : 140;
        var track = Track(days, (day, clock, noise) => kind switch
        {
            "constant" => 5,
            "missing" => double.NaN,
            "negative" => -Office(day, clock) + noise,
            "outlier" when day == From.AddDays(110) && clock == 3 => 1e12,
            _ => Office(day, clock) + noise,
        });
        var first = track.IndexOf(From.AddDays(105));
        var expectation = Expectation.Of(track, null, first);
        List<Found> found =
        [
            .. UnusualHours.Find(expectation), .. WaterLeak.Find(track, first), .. HeatReturn.Find(track, null, first), .. DailyLevel.Find(expectation), .. UnusualShape.Find(track, first), .. BaseLoadDrift.Find(track, first, isOfSeason: false),
            .. FrozenMeter.OfCounter(track, first), .. FrozenMeter.OfState(track, first),
        ];
        Assert.All(found, one => Assert.True(double.IsFinite(one.Strength) && one.Strength >= 1 && one.Numbers.Values.All(double.IsFinite), $"{one.Kind}: {one.Strength}"));
        Assert.Equal(kind == "outlier" ? 1 : 0, found.Count(one => one.Kind is FindingKind.UnusualShape));
        Assert.DoesNotContain(found, one => one.Kind is FindingKind.DailyLevel or FindingKind.BaseLoad or FindingKind.UnusualHours);
    }

    [Theory]
    [InlineData("constant", true)]
    [InlineData("missing", false)]
    [InlineData("one day", false)]
    [InlineData("clock change", null)]
    [InlineData("negative", null)]
    [InlineData("outlier", null)]
    [InlineData("swapped", null)]
    public void No_load_of_a_cabinet_breaks_a_rule_for_lighting(string kind, bool? burnsByDay)
    {
        var sun = new Sun(43.18, -2.47);
        var track = Track(kind == "one day" ? 1 : 140, (day, clock, noise) =>
        {
            var middle = DateTimeOffset.FromUnixTimeMilliseconds(Madrid.StartOf(day) + (clock * LocalCalendar.Hour) + (LocalCalendar.Hour / 2));
            var usual = sun.HeightAt(middle) < -2 ? 1000 + (40 * noise) : 10 + (5 * noise);
            return kind switch
            {
                "constant" => 500,
                "missing" => double.NaN,
                "negative" => -usual,
                "outlier" when day == From.AddDays(110) && clock == 3 => 1e12,
                "swapped" when day >= From.AddDays(70) => 5 * usual,
                _ => usual,
            };
        });
        LoadStep[] steps =
        [
            .. Enumerable.Range(0, track.Count).Where(i => double.IsFinite(track.Values[i]))
                .Select(i => new LoadStep(track.InstantOf(i), track.InstantOf(i) + LocalCalendar.Hour, track.Values[i])),
        ];

        var found = LightingRules.Find(LightingNights.Of(Madrid, sun, steps));

        Assert.All(found, one => Assert.True(double.IsFinite(one.Strength) && one.Strength >= 1, $"{one.Kind}: {one.Strength}"));
        Assert.True(burnsByDay is not { } told || told == found.Any(one => one.Kind == FindingKind.DayBurning));
        Assert.True(burnsByDay is not false || found.Count == 0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(30)]
    public void A_cabinet_that_is_dark_for_weeks_is_told_as_dark_all_the_time_and_as_nothing_else(int nights)
    {
        const int Days = 60;
        const long Quarter = LocalCalendar.Hour / 4;
        var (sun, random) = (new Sun(43.18, -2.47), new Random(1));
        var dark = Madrid.StartOf(From.AddDays(Days - nights)) + (12 * LocalCalendar.Hour);
        var steps = new List<LoadStep>();
        for (var at = Madrid.StartOf(From); at < Madrid.StartOf(From.AddDays(Days)); at += Quarter)
        {
            var burns = at < dark && sun.HeightAt(DateTimeOffset.FromUnixTimeMilliseconds(at + (Quarter / 2))) < -0.833;
            steps.Add(new LoadStep(at, at + Quarter, (burns ? 1000 : 10) + random.NextDouble()));
        }

        var found = Assert.Single(LightingRules.Find(LightingNights.Of(Madrid, sun, steps)));

        Assert.Equal((FindingKind.Outage, (long?)null), (found.Kind, found.End));
        Assert.Equal(From.AddDays(Days - nights), Madrid.DayOf(found.Start));
        Assert.InRange(found.Numbers["hours"], ((nights - 1) * 10) + 4, nights * 13);
    }

    [Fact]
    public void A_breaker_that_trips_in_the_night_and_closes_again_is_one_finding()
    {
        var (from, to) = (At(From.AddDays(30), 1, 0), At(From.AddDays(30), 2, 30));
        var lighting = Cabinet(40, (at, burns) => burns && (at < from || at >= to));

        var found = Assert.Single(LightingRules.Find(lighting));

        Assert.Equal((FindingKind.Outage, from, (long?)to), (found.Kind, found.Start, found.End));
        Assert.Equal((1.5, 1.0), (found.Numbers["hours"], found.Numbers["trip"]));
        Assert.Equal([(from, to)], Trips.Of(lighting));
    }

    [Fact]
    public void Hours_of_the_night_that_are_dark_by_plan_are_no_trip_though_lamps_go_out_before_them()
    {
        var early = At(From.AddDays(30), 0, 15);
        var (from, to) = (At(From.AddDays(20), 22, 0), At(From.AddDays(20), 22, 30));
        bool IsPlanned(long at) => Madrid.ClockOf(at) is >= 1 and < 5;
        var lighting = Cabinet(40, (at, burns) => burns && !IsPlanned(at) && (at < early || at >= At(From.AddDays(30), 5, 0)) && (at < from || at >= to));

        Assert.Equal([(from, to)], Trips.Of(lighting));
        var dark = LightingRules.Find(lighting).Where(found => found.Kind == FindingKind.Outage).ToList();
        Assert.Equal([(from, 1.0), (early, 0.0)], dark.Select(found => (found.Start, found.Numbers["trip"])));
    }

    [Fact]
    public void A_water_counter_that_stands_although_something_always_flows_is_told()
    {
        var stands = From.AddDays(110);
        var track = Track(140, (day, clock, noise) => day == stands && clock < 10 ? 0 : day == stands && clock == 10 ? 11 * 0.4 : 0.4 + noise);

        var found = Assert.Single(FrozenMeter.OfCounter(track, track.IndexOf(From.AddDays(105))));

        Assert.Equal((FindingKind.Frozen, 10.0, 0.95), (found.Kind, found.Numbers["hours"], found.Confidence));
    }

    /// <summary>Quarters of an hour of a cabinet that draws about 1 kW while its lamps burn.</summary>
    /// <param name="burns">Whether they do at an instant, from whether the sun is down.</param>
    private static LightingNights Cabinet(int days, Func<long, bool, bool> burns)
    {
        const long Quarter = LocalCalendar.Hour / 4;
        var (sun, random) = (new Sun(43.18, -2.47), new Random(1));
        var steps = new List<LoadStep>();
        for (var at = Madrid.StartOf(From); at < Madrid.StartOf(From.AddDays(days)); at += Quarter)
        {
            var isDown = sun.HeightAt(DateTimeOffset.FromUnixTimeMilliseconds(at + (Quarter / 2))) < -0.833;
            steps.Add(new LoadStep(at, at + Quarter, (burns(at, isDown) ? 1000 : 10) + random.NextDouble()));
        }

        return LightingNights.Of(Madrid, sun, steps);
    }

    private static long At(DateOnly day, int hour, int minute) => Madrid.StartOf(day) + (hour * LocalCalendar.Hour) + (minute * LocalCalendar.Hour / 60);
}
