using UrbGrade.Bus.Validation;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Readings;

public sealed class RegisterStepsTests
{
    private static readonly long From = When.Milliseconds("2026-03-01T00:00:00Z");

    [Fact]
    public void A_counter_that_begins_again_at_zero_rolled_over() =>
        Assert.Equal([1.0, 4, 3, 2], Amounts([99_992, 99_993, 99_997, 0, 2]));

    [Fact]
    public void The_digits_of_a_counter_need_no_guess_when_they_are_known() =>
        Assert.Equal([40.0], Amounts([980, 20], new RegisterSetting(From, Digits: 3)));

    [Fact]
    public void A_counter_that_falls_from_the_middle_was_reset_and_that_step_says_nothing() =>
        Assert.Equal([1.0, 2], Amounts([5_000, 5_001, 0, 2]));

    [Fact]
    public void A_fall_from_the_last_tenth_at_an_unbelievable_rate_is_a_reset() =>
        Assert.Equal([1.0, 1], Amounts([91_000, 91_001, 500, 501]));

    [Fact]
    public void One_low_reading_is_dropped_and_nothing_is_lost()
    {
        var steps = Steps([100, 102, 3, 106, 108]);
        Assert.Equal([2.0, 4, 2], steps.Select(s => s.Amount));
        Assert.Equal(2 * LocalCalendar.Hour, steps[1].End - steps[1].Start);
    }

    [Fact]
    public void One_reading_above_what_the_connection_lets_through_is_dropped() =>
        Assert.Equal([2.0, 4, 2], Amounts([100, 102, 9_000, 106, 108], new RegisterSetting(long.MinValue, MostPerHour: 20)));

    [Theory]
    [InlineData(9_999)]
    [InlineData(120)]
    public void One_high_reading_does_not_vouch_for_a_roll_over_after_it(double high) =>
        Assert.Equal([1.0, 2, 1], Amounts([100, 101, high, 103, 104]));

    [Fact]
    public void A_high_reading_is_the_right_one_where_the_count_comes_back_to_it() =>
        Assert.Equal([10.0, 2], Amounts([100, 110, 105, 112]));

    [Fact]
    public void Power_that_is_fed_in_runs_the_counter_backwards() =>
        Assert.Equal([-3.0, 1], Amounts([100, 97, 98], new RegisterSetting(long.MinValue, FeedsIn: true)));

    [Fact]
    public void A_counter_that_feeds_in_goes_through_zero_backwards_and_through_its_last_digit_forwards() =>
        Assert.Equal([-4.5, 2, 6], Amounts([3, 99_998.5, 0.5, 6.5], new RegisterSetting(long.MinValue, Digits: 5, FeedsIn: true)));

    [Fact]
    public void A_multiplier_holds_from_its_instant_on_and_the_step_over_it_says_nothing() =>
        Assert.Equal([1.0, 20], Amounts([100, 101, 103, 105], new RegisterSetting(From + (LocalCalendar.Hour * 3 / 2), Multiplier: 10)));

    [Fact]
    public void A_multiplier_that_changes_with_a_reading_loses_nothing() =>
        Assert.Equal([1.0, 20, 20], Amounts([100, 101, 103, 105], new RegisterSetting(From + LocalCalendar.Hour, Multiplier: 10)));

    [Fact]
    public void A_new_device_begins_its_own_count() =>
        Assert.Equal([1.0, 4], Amounts([100, 101, 500, 504], new RegisterSetting(From + (LocalCalendar.Hour * 2), IsReplacement: true)));

    [Fact]
    public void A_new_device_that_begins_near_the_old_one_does_not_make_its_last_reading_a_high_one() =>
        Assert.Equal([10.0, 5, 1], Amounts([100, 110, 115, 112, 113], new RegisterSetting(From + (LocalCalendar.Hour * 3), IsReplacement: true)));

    [Theory]
    [InlineData(VecRule.Rollover, 2, 3, 99_992, 99_993, 99_997, 0, 2)]
    [InlineData(VecRule.Dip, 1, 3, 100, 102, 3, 106, 108)]
    [InlineData(VecRule.Dip, 1, 5, 100, 102, 3, 4, 5, 106, 108)]
    [InlineData(VecRule.Spike, 1, 3, 100, 101, 120, 103, 104)]
    [InlineData(VecRule.Spike, 1, 4, 100, 101, 900, 901, 103, 104, 105, 106)]
    [InlineData(VecRule.Reset, 1, 2, 5_000, 5_001, 0, 2)]
    public void What_a_counter_did_is_told_with_the_readings_on_both_sides_of_it(string rule, int from, int to, params int[] values) =>
        Assert.Equal([new RegisterFinding(From + (from * LocalCalendar.Hour), From + (to * LocalCalendar.Hour), rule)], Findings(Doubles(values)));

    [Theory]
    [InlineData(VecRule.Spike, 3, 100, 102, 9_000, 106, 108)]
    [InlineData(VecRule.Limit, 2, 100, 102, 9_000, 9_002, 9_004)]
    public void More_than_the_connection_lets_through_is_a_spike_or_a_jump(string rule, int to, params int[] values) => Assert.Equal(
        [new RegisterFinding(From + LocalCalendar.Hour, From + (to * LocalCalendar.Hour), rule)], Findings(Doubles(values), new RegisterSetting(long.MinValue, MostPerHour: 20)));

    [Theory]
    [InlineData(100, 102, 3, 4, 5, 106, 108)]
    [InlineData(100, 102, 103, 9_000, 9_001, 9_002, 106, 108)]
    public void Three_readings_off_the_curve_lose_nothing(params int[] values) => Assert.Equal(values[^1] - values[0], Amounts(Doubles(values)).Sum(), 9);

    /// <summary>It counts up to three and begins anew, again and again.</summary>
    [Fact]
    public void A_counter_that_begins_anew_every_few_readings_does_not_dip()
    {
        var findings = Findings([5, 6, 7, 8, 5, 6, 7, 8, 5, 6, 7, 8]);
        Assert.NotEmpty(findings);
        Assert.All(findings, finding => Assert.Equal(VecRule.Reset, finding.Rule));
        Assert.Equal(9, Amounts([5, 6, 7, 8, 5, 6, 7, 8, 5, 6, 7, 8]).Sum());
    }

    [Fact]
    public void A_counter_that_was_behind_and_caught_up_was_right_from_then_on() => Assert.Equal(
        [1.0, 2, 2, 2], Amounts([100, 101, 180, 182, 184, 186], new RegisterSetting(long.MinValue, MostPerHour: 20)));

    [Fact]
    public void A_counter_that_was_replaced_did_nothing_wrong() =>
        Assert.Empty(Findings([100, 101, 5, 9], new RegisterSetting(From + (LocalCalendar.Hour * 2), IsReplacement: true)));

    [Fact]
    public void A_counter_that_is_read_once_a_day_says_nothing_of_hours() =>
        Assert.Empty(Findings([.. new double[] { 100, 120, 3, 160, 180 }.Select((value, day) => Reading(day * 24, value))]));

    [Fact]
    public void What_was_counted_between_far_readings_is_their_difference_whatever_comes_later()
    {
        StoredReading[] readings = [Reading(0, 100), Reading(24, 500), Reading(48, 148), Reading(72, 172)];
        Assert.Equal([400.0, 24], RegisterSteps.Counted(readings, []).Select(step => step.Amount));
        Assert.Equal([400.0], RegisterSteps.Counted(readings.AsSpan(0, 2), []).Select(step => step.Amount));
    }

    private static double[] Doubles(int[] values) => Array.ConvertAll(values, value => (double)value);

    private static List<RegisterFinding> Findings(double[] values, params RegisterSetting[] settings) =>
        Findings([.. values.Select((value, hour) => Reading(hour, value))], settings);

    private static List<RegisterFinding> Findings(StoredReading[] readings, params RegisterSetting[] settings)
    {
        var findings = new List<RegisterFinding>();
        RegisterSteps.Of(readings, settings, findings);
        return findings;
    }

    private static StoredReading Reading(int hour, double value) =>
        new(From + (hour * LocalCalendar.Hour), From + (hour * LocalCalendar.Hour), value, ReadingQuality.Measured, 1);

    private static double[] Amounts(double[] values, params RegisterSetting[] settings) => [.. Steps(values, settings).Select(s => s.Amount)];

    private static List<RegisterStep> Steps(double[] values, params RegisterSetting[] settings) => RegisterSteps.Of(
        [.. values.Select((value, hour) => Reading(hour, value))], settings);
}
