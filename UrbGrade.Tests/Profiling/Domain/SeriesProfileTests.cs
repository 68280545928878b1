using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Profiling.Domain;

namespace UrbGrade.Tests.Profiling.Domain;

public sealed class SeriesProfileTests
{
    /// <summary>A Monday; the hour is doubled on 27 October and missing on 31 March.</summary>
    private static readonly DateOnly From = new(2024, 1, 1);

    private static readonly LocalCalendar Calendar = LocalCalendar.Of("Europe/Madrid");

    [Fact]
    public void A_constant_meter_has_a_typical_day_and_no_unusual_ones()
    {
        var (days, profile) = Profile(60, (_, _) => 2);

        Assert.Equal(ProfileState.Constant, profile.State);
        Assert.All(profile.Typical, typical => Assert.All(typical.Median, hour => Assert.Equal(2, hour)));
        Assert.Equal(48, profile.Features!.DailyMean, 9);
        Assert.Equal(60, days.Whole.Count);
    }

    [Fact]
    public void Nothing_but_missing_hours_is_no_values()
    {
        var (days, profile) = Profile(60, (_, _) => null);

        Assert.Equal((ProfileState.NoValues, null, 0), (profile.State, profile.Features, days.LeftOut.Missing));
        Assert.Null(profile.AvailableFrom);
    }

    [Fact]
    public void After_one_day_it_is_told_from_when_there_is_a_profile()
    {
        var (_, profile) = Profile(1, (_, hour) => hour);

        Assert.Equal((ProfileState.TooShort, From.AddDays(28)), (profile.State, profile.AvailableFrom));
        Assert.Empty(profile.Typical);
    }

    [Fact]
    public void Twenty_eight_days_are_enough()
    {
        Assert.Equal(ProfileState.TooShort, Profile(27, (_, hour) => hour).Profile.State);
        Assert.Equal(ProfileState.Ready, Profile(28, (_, hour) => hour).Profile.State);
    }

    [Fact]
    public void Of_four_Sundays_there_is_a_usual_day_without_a_range()
    {
        var typical = Profile(28, Daily).Profile.Typical;

        var sunday = typical.Single(day => day.Kind == DayKind.Sunday);
        Assert.Equal((4, 24, 0, 0), (sunday.Days, sunday.Median.Length, sunday.Low.Length, sunday.High.Length));
        Assert.Equal(24, typical.Single(day => day.Kind == DayKind.Workday).Low.Length);
    }

    [Fact]
    public void A_day_of_23_hours_is_left_out_and_the_doubled_hour_counts_once()
    {
        var (days, _) = Profile(366, (_, hour) => 1 + hour);

        Assert.Equal(1, days.LeftOut.ClockChange);
        var autumn = days.Whole.Single(day => day.Day == new DateOnly(2024, 10, 27));

        // 25 values of 1 to 25; the clock shows 2 at the third and the fourth.
        Assert.Equal([1, 2, 3.5, 5], autumn.Hours[..4]);
    }

    [Fact]
    public void Days_with_negative_hours_and_estimates_are_left_out_by_name()
    {
        var hours = Hours(40, (day, hour) => day switch
        {
            3 => hour == 4 ? -1 : 1,
            5 => hour == 7 ? null : 1,
            6 => 0,
            _ => 1 + hour,
        });
        for (var hour = 0; hour < 7; hour++)
        {
            hours[(8 * 24) + hour] = hours[(8 * 24) + hour] with { State = HourState.Estimated };
        }

        Assert.Equal(new LeftOutDays(Missing: 1, Estimated: 1, Zero: 1, Negative: 1, ClockChange: 0), SortedDays.Of(hours, Calendar, From, isZeroMissing: true).LeftOut);
        Assert.Equal(0, SortedDays.Of(hours, Calendar, From, isZeroMissing: false).LeftOut.Zero);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_meter_that_is_never_used_has_no_profile(bool isZeroMissing)
    {
        var days = SortedDays.Of(Hours(60, (_, _) => 0), Calendar, From, isZeroMissing);

        Assert.Equal(ProfileState.NoUse, Of(days, 60).State);
        Assert.Null(UsualShapes.Of(days.Whole));
    }

    [Fact]
    public void Only_negative_days_are_too_few_days()
    {
        var (days, profile) = Profile(60, (_, _) => -3);

        Assert.Equal((ProfileState.TooFewDays, 60), (profile.State, days.LeftOut.Negative));
    }

    [Fact]
    public void A_series_that_stopped_after_ten_days_is_promised_no_profile()
    {
        var days = SortedDays.Of(Hours(10, Daily), Calendar, From, isZeroMissing: true);

        Assert.Equal(ProfileState.TooShort, Of(days, 20).State);
        Assert.Equal((ProfileState.TooFewDays, null), (Of(days, 40).State, Of(days, 40).AvailableFrom));
    }

    [Fact]
    public void A_meter_that_misses_an_hour_of_each_day_is_promised_a_profile_for_eight_weeks_only()
    {
        double? WithGap(int day, int hour) => hour == 5 ? null : Daily(day, hour);

        Assert.Equal(ProfileState.TooShort, Profile(55, WithGap).Profile.State);
        Assert.Equal((ProfileState.TooFewDays, null), (Profile(56, WithGap).Profile.State, Profile(56, WithGap).Profile.AvailableFrom));
    }

    [Fact]
    public void A_meter_that_is_read_once_a_day_is_read_too_seldom_and_has_not_sent_nothing()
    {
        HourValue[] hours = [.. Hours(60, Daily).Select(hour => hour with { State = HourState.Spread })];

        Assert.Equal(ProfileState.TooSeldom, Of(SortedDays.Of(hours, Calendar, From, isZeroMissing: true), 60).State);
    }

    [Fact]
    public void One_giant_outlier_moves_no_typical_day_and_is_unusual()
    {
        var (days, profile) = Profile(84, (day, hour) => day == 40 && hour == 3 ? 1e9 : Daily(day, hour));
        var clean = Profile(84, Daily).Profile;

        Assert.Equal(ProfileState.Ready, profile.State);
        var (spoilt, usual) = (profile.Typical[0], clean.Typical[0]);
        Assert.All(spoilt.Median.Zip(usual.Median), pair => Assert.Equal(pair.Second, pair.First, 0.02 * pair.Second));
        var shapes = UsualShapes.Of(days.Whole)!;
        Assert.Equal(From.AddDays(40), Assert.Single(days.Whole, day => shapes.Judge(day.Shape!).IsAtypical).Day);
    }

    [Fact]
    public void The_usual_day_beside_one_that_ran_through_was_drawn_as_large_as_that_one()
    {
        // Lamps that burn all day use twice as much, and no more by night.
        var days = Profile(84, (day, hour) => day == 40 || hour is >= 20 or < 8 ? 14 + (0.01 * hour) : 0).Days.Whole;
        var shapes = UsualShapes.Of(days)!;
        var (cluster, _, isAtypical) = shapes.Judge(days.Single(day => day.Day == From.AddDays(40)).Shape!);

        Assert.True(isAtypical);
        Assert.InRange(shapes.UsualDay(cluster, days).Max(), 13.5, 14.5);
    }

    [Fact]
    public void After_meters_are_swapped_the_days_are_unusual()
    {
        var before = Profile(84, Daily).Days.Whole;
        var shapes = UsualShapes.Of(before)!;
        var swapped = Profile(84, (day, hour) => Daily(day, (hour + 12) % 24)).Days.Whole;

        Assert.NotEmpty(swapped);
        Assert.All(swapped, day => Assert.True(shapes.Judge(day.Shape!).IsAtypical));
        Assert.InRange(before.Count(day => shapes.Judge(day.Shape!).IsAtypical), 0, 2);
    }

    [Fact]
    public void Four_weeks_without_a_whole_day_are_silent_and_keep_the_last_profile()
    {
        var days = SortedDays.Of(Hours(60, Daily), Calendar, From, isZeroMissing: true);

        Assert.Equal(ProfileState.Ready, Of(days, 60 + 27).State);
        var silent = Of(days, 60 + 28);
        Assert.Equal((ProfileState.Silent, From.AddDays(59)), (silent.State, silent.LastDay));
        Assert.NotNull(silent.Features);
    }

    [Fact]
    public void Each_month_with_28_days_in_three_months_has_features_and_a_week()
    {
        var (_, profile) = Profile(121, Daily);

        Assert.Equal([1, 2, 3, 4], profile.Months.Select(month => month.Month.Month));
        Assert.Equal([31, 60, 90, 91], profile.Months.Select(month => month.Days));
        Assert.All(profile.Months, month => Assert.Equal(1, month.Week.Average(), 9));
    }

    [Fact]
    public void Use_that_follows_the_cold_has_its_slope_and_fit()
    {
        var random = new Random(1);
        double[] temperatures = [.. Enumerable.Range(0, 365).Select(day => 14 + (13 * Math.Sin(day / 58.0)) + random.NextDouble())];
        var days = temperatures.Select(t => (20 + (3 * Math.Max(0, 15.5 - t)) + (2 * Math.Max(0, t - 22)), t)).ToList();

        var slopes = WeatherSlopes.Of(days)!.Value;

        Assert.Equal(3, slopes.Heating!.Value, 1e-6);
        Assert.Equal(2, slopes.Cooling!.Value, 1e-6);
        Assert.Equal(1, slopes.Fit, 1e-9);
        Assert.Null(WeatherSlopes.Of(days[..27]));
        Assert.Null(WeatherSlopes.Of([.. days.Select(day => (day.Item1, 18.0))]));
    }

    private static double? Daily(int day, int hour) =>
        (day % 7 >= 5 ? 0.6 : 1) * (1 + (hour is >= 8 and < 20 ? 3 : 0) + (0.1 * Math.Sin((day * 24) + hour)));

    private static (SortedDays Days, SeriesProfile Profile) Profile(int days, Func<int, int, double?> value)
    {
        var sorted = SortedDays.Of(Hours(days, value), Calendar, From, isZeroMissing: true);
        return (sorted, Of(sorted, days));
    }

    private static SeriesProfile Of(SortedDays days, int until) => SeriesProfile.Of(days, From.AddDays(until), _ => null, _ => false);

    private static HourValue[] Hours(int days, Func<int, int, double?> value) =>
    [
        .. Enumerable.Range(0, days).SelectMany(day => Enumerable.Range(0, Calendar.HoursOf(From.AddDays(day)))
            .Select(hour => value(day, hour) is { } known ? new HourValue(known, HourState.Measured) : default)),
    ];
}
