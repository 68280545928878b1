using CsCheck;
using UrbGrade.Bus.Validation;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain.Checks;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Domain.Checks;

public sealed class HourChecksTests
{
    private static readonly LocalCalendar Madrid = LocalCalendar.Of("Europe/Madrid");
    private static readonly DateOnly First = When.Day("2026-03-02");
    private static readonly HourLimits Learned = new(DateOnly.MinValue, Most: 30, Review: 15, Usual: 4);

    /// <summary>The short way says what the long one says, or nothing.</summary>
    [Fact]
    public void Days_are_plain_when_all_rules_together_find_nothing()
    {
        var fault = Gen.Int[0, 10];
        Gen.Select(fault.Array[0, 4], Gen.Int[0, 47].Array[4], Gen.Int[1, 10]).Sample((faults, places, length) =>
        {
            var hours = Days(2);
            foreach (var (kind, place) in faults.Zip(places))
            {
                var until = Math.Min(48, place + length);
                Array.Fill(hours, kind switch
                {
                    0 => default,
                    1 => Measured(0),
                    2 => Measured(-1),
                    3 => Measured(16),
                    4 => Measured(40),
                    5 => Measured(4.125),
                    6 => new HourValue(3, HourState.Estimated),
                    7 => new HourValue(20, HourState.Spread),
                    8 => new HourValue(40, HourState.Spread),
                    9 => new HourValue(-1, HourState.Spread),
                    _ => new HourValue(1, HourState.Partial),
                }, place, until - place);
            }

            var whole = Check(hours, [Learned], 0, 2);
            var isPlain = new HourChecks(Madrid, CheckedKind.Use, [Learned], [], NoHoliday).Plain(hours, First, First.AddDays(2)) is not null;

            Assert.Equal(whole.Changed.Count == 0 && whole.Days.All(day => day == default) && hours.All(hour => hour.Adds), isPlain);
        });
    }

    [Fact]
    public void Measured_hours_stay_what_they_are()
    {
        var stretch = Check(Days(7), [Learned], 0, 7);

        Assert.Equal(Days(7), stretch.Hours);
        Assert.Empty(stretch.Changed);
        Assert.All(stretch.Days, day => Assert.Equal(default, day));
    }

    [Fact]
    public void Two_missing_hours_are_interpolated_between_their_neighbours()
    {
        var hours = Days(2);
        (hours[10], hours[11], hours[9], hours[12]) = (default, default, Measured(3), Measured(6));

        var stretch = Check(hours, [], 0, 2);

        Assert.Equal([new HourValue(4, HourState.Estimated), new HourValue(5, HourState.Estimated)], stretch.Hours[10..12]);
        Assert.Equal(new DayMarks(0b11 << 10, 0, 0, VecRule.Bit(VecRule.Gap)), stretch.Days[0]);
        Assert.All(stretch.Changed, hour => Assert.Equal((VecRule.Gap, EstimationLadder.Linear, First, First), (hour.Rule, hour.Method, hour.DependsFrom, hour.DependsTo)));
    }

    [Fact]
    public void A_longer_gap_follows_like_days_and_says_how_far_back_it_looked()
    {
        var hours = Days(28);
        for (var i = (21 * 24) + 8; i < (21 * 24) + 18; i++)
        {
            hours[i] = default;
        }

        var stretch = Check(hours, [], 21, 22);

        Assert.All(Enumerable.Range(8, 10), i => Assert.Equal(Hour(i), stretch.Hours[i].Value, 9));
        Assert.All(stretch.Changed, hour => Assert.Equal(EstimationLadder.LikeDay, hour.Method));
        Assert.All(stretch.Changed, hour => Assert.Equal((First.AddDays(21 - 61), First.AddDays(21)), (hour.DependsFrom, hour.DependsTo)));
    }

    [Fact]
    public void Nothing_is_made_up_without_history_and_nothing_over_more_than_a_week()
    {
        var young = Days(1);
        Array.Fill(young, default, 6, 10);
        Assert.All(Check(young, [], 0, 1).Changed, hour => Assert.Equal((null, VecFlags.Missing), (hour.Value, hour.Flags)));

        var silent = Days(40);
        Array.Fill(silent, default, 20 * 24, 169);
        var stretch = Check(silent, [], 20, 28);
        Assert.Empty(stretch.Changed);
        Assert.Equal(HourState.Missing, stretch.Hours[0].State);
    }

    [Fact]
    public void What_a_gateway_estimated_is_kept_and_no_estimate_is_made_from_it()
    {
        var hours = Days(1);
        (hours[5], hours[6], hours[7]) = (new HourValue(90, HourState.Estimated), default, Measured(4));

        var stretch = Check(hours, [], 0, 1);

        Assert.Equal(new HourValue(90, HourState.Estimated), stretch.Hours[5]);
        Assert.Equal(new HourValue(4, HourState.Estimated), stretch.Hours[6]);
        Assert.Equal(1 << 6, stretch.Days[0].Filled);
    }

    [Fact]
    public void An_hour_above_the_limit_is_not_believed_and_one_above_the_usual_is_for_review()
    {
        var hours = Days(1);
        (hours[4], hours[12]) = (Measured(31), Measured(16));

        var stretch = Check(hours, [Learned], 0, 1);

        Assert.Equal(new DayMarks(1 << 4, 1 << 4, 1 << 12, VecRule.Bit(VecRule.Spike) | VecRule.Bit(VecRule.Outlier)), stretch.Days[0]);
        Assert.Equal(new HourValue((hours[3].Value + hours[5].Value) / 2, HourState.Estimated), stretch.Hours[4]);
        Assert.Equal(hours[12], stretch.Hours[12]);
    }

    [Fact]
    public void Limits_hold_from_their_day_on()
    {
        var hours = Days(2);
        (hours[4], hours[28]) = (Measured(31), Measured(31));

        var stretch = Check(hours, [Learned with { From = First.AddDays(1) }], 0, 2);

        Assert.Equal((0, 1 << 4), (stretch.Days[0].Rejected, stretch.Days[1].Rejected));
    }

    [Theory]
    [InlineData(false, VecRule.Negative)]
    [InlineData(true, null)]
    public void A_negative_hour_is_believed_of_who_feeds_in_alone(bool feedsIn, string? rule)
    {
        var hours = Days(1);
        hours[13] = Measured(-2);

        var stretch = Check(hours, [], 0, 1, settings: [new RegisterSetting(long.MinValue, FeedsIn: feedsIn)]);

        Assert.Equal(rule is null ? 0 : VecRule.Bit(rule), stretch.Days[0].Rules);
        Assert.Equal(rule is null, stretch.Hours[13].Value == -2);
    }

    [Fact]
    public void What_the_connection_cannot_let_through_is_no_reading()
    {
        var hours = Days(1);
        hours[13] = Measured(60);

        var stretch = Check(hours, [], 0, 1, settings: [new RegisterSetting(long.MinValue, MostPerHour: 50)]);

        Assert.Equal((1 << 13, VecRule.Bit(VecRule.Limit)), (stretch.Days[0].Rejected, stretch.Days[0].Rules));
    }

    [Fact]
    public void Zeros_are_missing_only_where_the_source_writes_them_for_that()
    {
        var hours = Days(1);
        hours[2] = Measured(0);

        Assert.Equal(0, Check(hours, [Learned], 0, 1).Days[0].Rejected);
        Assert.Equal(1 << 2, Check(hours, [Learned with { ZeroIsMissing = true }], 0, 1).Days[0].Rejected);
    }

    [Fact]
    public void A_meter_that_stood_still_keeps_its_energy_and_loses_the_distribution()
    {
        var hours = Days(28);
        Array.Fill(hours, Measured(0), (24 * 21) + 3, 8);
        hours[(24 * 21) + 11] = Measured(36);

        var stretch = Check(hours, [Learned], 21, 22);

        Assert.Equal(VecRule.Bit(VecRule.Stuck), stretch.Days[0].Rules);
        Assert.Equal(36, stretch.Hours[3..12].Sum(hour => hour.Value), 9);
        Assert.All(stretch.Hours[3..12], hour => Assert.Equal(HourState.Estimated, hour.State));
    }

    [Fact]
    public void The_same_value_hour_after_hour_is_for_review()
    {
        var hours = Days(1);
        Array.Fill(hours, Measured(4.125), 8, 9);

        var stretch = Check(hours, [], 0, 1);

        Assert.Equal((0b1_1111_1111 << 8, VecRule.Bit(VecRule.FlatLine)), (stretch.Days[0].Review, stretch.Days[0].Rules));
    }

    [Fact]
    public void A_gap_between_two_states_of_a_counter_adds_up_to_their_difference()
    {
        var hours = Days(28);
        var (from, to) = ((21 * 24) + 6, (21 * 24) + 16);
        Array.Fill(hours, default, from, to - from);
        var steps = new[] { new RegisterStep(Start(from), Start(to), 55, IsEstimated: false) };

        var stretch = Check(hours, [], 21, 22, steps: steps);

        Assert.Equal(55, stretch.Hours[6..16].Sum(hour => hour.Value), 9);
        Assert.All(stretch.Changed, hour => Assert.True(hour.Flags.HasFlag(VecFlags.Scaled)));
    }

    /// <summary>By day 4 kWh an hour are fed in, by night 4.1 used, so that like days nearly cancel out.</summary>
    [Theory]
    [InlineData(-55)]
    [InlineData(10)]
    public void A_gap_of_a_counter_that_feeds_in_adds_up_to_its_difference_and_is_not_blown_up(double difference)
    {
        var hours = Enumerable.Range(0, 28 * 24).Select(i => Measured(i % 24 is >= 8 and < 18 ? -4 : 4.1)).ToArray();
        var (from, to) = ((21 * 24) + 2, (21 * 24) + 14);
        Array.Fill(hours, default, from, to - from);
        var steps = new[] { new RegisterStep(Start(from), Start(to), difference, IsEstimated: false) };

        var stretch = Check(hours, [], 21, 22, [new RegisterSetting(long.MinValue, FeedsIn: true)], steps);

        Assert.Equal(difference, stretch.Hours[2..14].Sum(hour => hour.Value), 9);
        Assert.All(stretch.Hours[2..14], hour => Assert.InRange(hour.Value, -10, 10));
        Assert.All(stretch.Changed, hour => Assert.True(hour.Flags.HasFlag(VecFlags.Scaled)));
    }

    [Fact]
    public void Hours_that_have_not_come_yet_and_hours_before_the_beginning_are_no_gap()
    {
        var hours = Days(2);
        Array.Fill(hours, default, 0, 5);
        Array.Fill(hours, default, 40, 8);

        var window = new HourWindow(First, First.AddDays(2), hours, Start(5), Start(40), []);
        var stretch = new HourChecks(Madrid, CheckedKind.Use, [], [], NoHoliday).Check(window, First, First.AddDays(2), isWhole: true)!;

        Assert.Empty(stretch.Changed);
    }

    [Fact]
    public void Temperatures_are_interpolated_over_two_hours_and_no_more()
    {
        var hours = Days(1);
        (hours[5], hours[6], hours[10], hours[11], hours[12]) = (default, default, default, default, default);

        var stretch = new HourChecks(Madrid, CheckedKind.State, [], [], NoHoliday).Check(Window(hours, []), First, First.AddDays(1), isWhole: true)!;

        Assert.Equal(0b11 << 5, stretch.Days[0].Filled);
    }

    [Fact]
    public void A_public_holiday_is_estimated_like_a_day_off()
    {
        // Four weeks: working days use 10 kWh an hour, days off 2. A working day is lost.
        var hours = Enumerable.Range(0, 28 * 24).Select(i => Measured(First.AddDays(i / 24).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 2 : 10)).ToArray();
        var lost = Enumerable.Range(20, 8).First(day => First.AddDays(day).DayOfWeek == DayOfWeek.Wednesday);
        Array.Fill(hours, default, (lost * 24) + 8, 10);

        Assert.All(Check(hours, [], lost, lost + 1).Hours[8..18], hour => Assert.Equal(10, hour.Value, 9));
        Assert.All(Check(hours, [], lost, lost + 1, isHoliday: day => day == First.AddDays(lost)).Hours[8..18], hour => Assert.Equal(2, hour.Value, 9));
    }

    /// <summary>A month of which only the sum is known, above what is for review and far below the most that is believed.</summary>
    [Fact]
    public void A_share_of_a_longer_time_is_neither_judged_by_its_shape_nor_the_basis_of_an_estimate()
    {
        var hours = Days(28);
        Array.Fill(hours, new HourValue(16, HourState.Spread), 0, 21 * 24);
        Array.Fill(hours, default, (21 * 24) + 8, 10);

        var stretch = Check(hours, [Learned], 0, 28);

        Assert.All(stretch.Hours[..(21 * 24)], hour => Assert.Equal(new HourValue(16, HourState.Spread), hour));
        Assert.All(stretch.Days[..21], day => Assert.Equal(default, day));
        Assert.All(stretch.Hours[((21 * 24) + 8)..((21 * 24) + 18)], hour => Assert.NotEqual(16, hour.Value));
    }

    [Theory]
    [InlineData(31, VecRule.Spike)]
    [InlineData(-1, VecRule.Negative)]
    [InlineData(55, VecRule.Limit)]
    public void A_share_of_a_longer_time_that_is_not_possible_is_not_believed(double mean, string rule)
    {
        var hours = Days(1);
        Array.Fill(hours, new HourValue(mean, HourState.Spread), 4, 10);

        var stretch = Check(hours, [Learned], 0, 1, settings: [new RegisterSetting(long.MinValue, MostPerHour: 50)]);

        Assert.Equal((0b1111111111 << 4, VecRule.Bit(rule)), (stretch.Days[0].Rejected, stretch.Days[0].Rules));
    }

    private static bool NoHoliday(DateOnly day) => false;

    private static CheckedStretch Check(
        HourValue[] hours, IReadOnlyList<HourLimits> limits, int from, int to, IReadOnlyList<RegisterSetting>? settings = null, IReadOnlyList<RegisterStep>? steps = null,
        Func<DateOnly, bool>? isHoliday = null) =>
        new HourChecks(Madrid, CheckedKind.Use, limits, settings ?? [], isHoliday ?? NoHoliday).Check(Window(hours, steps ?? []), First.AddDays(from), First.AddDays(to), isWhole: true)!;

    private static HourWindow Window(HourValue[] hours, IReadOnlyList<RegisterStep> steps) =>
        new(First, First.AddDays(hours.Length / 24), hours, Start(0), Start(hours.Length), steps);

    private static long Start(int hour) => Madrid.StartOf(First) + (hour * LocalCalendar.Hour);

    // March 2026 changes its clock on the 29th, after all of these days.
    private static HourValue[] Days(int count) => [.. Enumerable.Range(0, count * 24).Select(i => Measured(Hour(i % 24)))];

    private static double Hour(int hour) => 2 + (hour * 0.25);

    private static HourValue Measured(double value) => new(value, HourState.Measured);
}
