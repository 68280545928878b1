using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Modules.Analysis.Domain.Findings;
using UrbGrade.Modules.Analysis.Domain.Findings.Lighting;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Tests.Analysis.Domain.Findings;

/// <summary>The rules on series whose answer is known.</summary>
public sealed class RuleTests
{
    private static readonly LocalCalendar Madrid = LocalCalendar.Of("Europe/Madrid");
    private static readonly DateOnly From = new(2025, 1, 6);

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

    /// <summary>Values by local day and clock; the noise is the same in every run, with a standard deviation of about a tenth.</summary>
    private static HourTrack Track(int days, Func<DateOnly, int, double, double> value)
    {
        var random = new Random(1);
        var values = new List<double>();
        for (var day = From; day < From.AddDays(days); day = day.AddDays(1))
        {
            for (var hour = 0; hour < Madrid.HoursOf(day); hour++)
            {
                values.Add(value(day, Madrid.ClockOf(Madrid.StartOf(day) + (hour * LocalCalendar.Hour)), (random.NextDouble() + random.NextDouble() - 1) / 4));
            }
        }

        return new HourTrack(Madrid, From, [.. values]);
    }

    private static double Office(DateOnly day, int clock) =>
        day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || clock is < 7 or >= 19 ? 1 : 4 + (clock % 3);

    private static double Outside(DateOnly day, int clock) => 14 - (9 * Math.Cos((day.DayOfYear - 15) / 365.0 * 2 * Math.PI)) + (4 * Math.Sin((clock - 9) / 24.0 * 2 * Math.PI)) + (day.DayNumber % 5);
}
