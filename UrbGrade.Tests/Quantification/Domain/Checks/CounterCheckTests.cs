using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain.Checks;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Domain.Checks;

/// <summary>A day of 2 kWh an hour, beside its counter.</summary>
public sealed class CounterCheckTests
{
    private const int WholeDay = 0xFFFFFF;
    private static readonly long Start = When.Milliseconds("2026-03-10T23:00:00Z");

    [Theory]
    [InlineData(2.0, 0)]
    [InlineData(2.019, 0)]
    [InlineData(2.03, WholeDay)]
    [InlineData(1.9, WholeDay)]
    public void Hours_agree_with_the_counter_within_one_per_cent(double counted, int doubted) =>
        Assert.Equal(doubted, Doubted(Hourly(counted, 24)));

    [Theory]
    [InlineData(48, 0)]
    [InlineData(51, WholeDay)]
    public void A_counter_that_is_read_at_midnight_proves_the_whole_day(double counted, int doubted) =>
        Assert.Equal(doubted, Doubted([Step(0, 24 * 60, counted)]));

    [Fact]
    public void A_reading_some_minutes_after_the_hour_stands_for_it() => Assert.Equal(WholeDay, Doubted([Step(3, (24 * 60) + 4, 60)]));

    [Fact]
    public void Quarter_hours_are_taken_together_from_hour_to_hour() =>
        Assert.Equal(0, Doubted([.. Enumerable.Range(0, 96).Select(quarter => Step(quarter * 15, (quarter + 1) * 15, 0.5))]));

    [Fact]
    public void A_counter_that_is_read_at_noon_says_nothing_of_the_day() => Assert.Equal(0, Doubted([Step(-12 * 60, 12 * 60, 400), Step(12 * 60, 36 * 60, 400)]));

    [Fact]
    public void Fewer_than_twelve_hours_prove_nothing() => Assert.Equal(0, Doubted(Hourly(9, 11)));

    [Fact]
    public void Estimates_prove_nothing_on_either_side()
    {
        var hours = Day();
        Array.Fill(hours, new HourValue(9, HourState.Estimated), 0, 6);

        Assert.Equal(WholeDay & ~0b111111, CounterCheck.Doubted(hours, Hourly(3, 24), 0, 24, Start));
        Assert.Equal(0, Doubted([Step(0, 24 * 60, 60) with { IsEstimated = true }]));
    }

    [Fact]
    public void The_last_digits_of_small_counts_are_no_fault()
    {
        var hours = Enumerable.Repeat(new HourValue(0.1, HourState.Measured), 24).ToArray();
        Assert.Equal(0, CounterCheck.Doubted(hours, [Step(0, 24 * 60, 2.6)], 0, 24, Start));
        Assert.Equal(WholeDay, CounterCheck.Doubted(hours, [Step(0, 24 * 60, 2.7)], 0, 24, Start));
    }

    /// <summary>By day 5 kWh an hour are fed in, by night 5 used: 120 kWh go through, and the difference is next to nothing.</summary>
    [Theory]
    [InlineData(0.3, 0)]
    [InlineData(1.3, WholeDay)]
    public void A_day_on_which_use_and_feeding_in_nearly_cancel_out_is_held_against_what_went_through(double difference, int doubted)
    {
        var hours = Enumerable.Range(0, 24).Select(hour => new HourValue(hour is >= 6 and < 18 ? -5 : 5.001, HourState.Measured)).ToArray();
        Assert.Equal(doubted, CounterCheck.Doubted(hours, [Step(0, 24 * 60, difference)], 0, 24, Start));
    }

    private static int Doubted(IReadOnlyList<RegisterStep> counted) => CounterCheck.Doubted(Day(), counted, 0, 24, Start);

    private static HourValue[] Day() => [.. Enumerable.Repeat(new HourValue(2, HourState.Measured), 24)];

    private static RegisterStep[] Hourly(double amount, int hours) => [.. Enumerable.Range(0, hours).Select(hour => Step(hour * 60, (hour + 1) * 60, amount))];

    private static RegisterStep Step(int fromMinute, int toMinute, double amount) =>
        new(Start + (fromMinute * 60_000L), Start + (toMinute * 60_000L), amount, IsEstimated: false);
}
