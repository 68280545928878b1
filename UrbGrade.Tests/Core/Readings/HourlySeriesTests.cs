using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Readings;

public sealed class HourlySeriesTests
{
    private const long Minute = 60_000;
    private static readonly long From = When.Milliseconds("2019-07-01T00:00:00Z");

    [Fact]
    public void Hourly_intervals_stay_as_they_are()
    {
        var hours = Assemble(SeriesKind.Interval, 3, Interval(0, 60, 2.9833), Interval(60, 120, 0));
        Assert.Equal(
            [new HourValue(2.9833, HourState.Measured), new HourValue(0, HourState.Measured), default], hours);
    }

    [Fact]
    public void Four_quarters_make_an_hour_and_three_do_not()
    {
        var hours = Assemble(
            SeriesKind.Interval, 2, Interval(0, 15, 1), Interval(15, 30, 2), Interval(30, 45, 3), Interval(45, 60, 4),
            Interval(60, 75, 1), Interval(75, 90, 1), Interval(105, 120, 1));
        Assert.Equal([new HourValue(10, HourState.Measured), new HourValue(3, HourState.Partial)], hours);
        Assert.False(hours[1].IsValid);
    }

    [Fact]
    public void A_longer_interval_is_spread_evenly()
    {
        var hours = Assemble(SeriesKind.Interval, 3, Interval(-60, 120, 9));
        Assert.Equal([new HourValue(3, HourState.Measured), new HourValue(3, HourState.Measured), default], hours);
    }

    [Fact]
    public void A_mean_is_weighted_by_how_long_it_holds()
    {
        var hours = Assemble(SeriesKind.Mean, 1, Interval(0, 45, 20), Interval(45, 60, 24));
        Assert.Equal(21, hours[0].Value, 12);
    }

    [Fact]
    public void Samples_without_an_end_hold_until_the_next_one_but_not_over_a_missing_one()
    {
        var hours = Assemble(
            SeriesKind.Mean, 2, At(0, 100), At(15, 200), At(30, 300), At(45, 400), At(60, 100), At(75, 100), At(105, 100));
        Assert.Equal(new HourValue(250, HourState.Measured), hours[0]);
        Assert.Equal(HourState.Partial, hours[1].State);
    }

    [Fact]
    public void Samples_that_jitter_still_cover_their_hour()
    {
        var readings = Enumerable.Range(-1, 6).Select(i => At(15 * i, 50) with { Start = From + 15 * i * Minute + i % 2 * 4000 });
        Assert.True(Assemble(SeriesKind.Mean, 1, [.. readings])[0].IsValid);
    }

    [Fact]
    public void A_sample_holds_as_long_however_much_is_read_around_it()
    {
        StoredReading[] often = [.. Enumerable.Range(0, 300).Select(i => At(-3_000 + (10 * i), 50))];
        StoredReading[] seldom = [.. Enumerable.Range(0, 12).Select(i => At(60 * i, 70))];
        var alone = Assemble(SeriesKind.Mean, 10, seldom);
        var afterOthers = Assemble(SeriesKind.Mean, 10, [.. often, .. seldom]);

        Assert.All(alone[3..], hour => Assert.Equal(new HourValue(70, HourState.Measured), hour));
        Assert.Equal(alone[3..], afterOthers[3..]);
        Assert.Equal(HourState.Partial, afterOthers[0].State);
    }

    [Fact]
    public void A_counter_gives_the_difference_to_the_reading_at_the_end_of_the_hour()
    {
        var hours = Assemble(SeriesKind.Register, 3, At(-60, 10), At(0, 12.5), At(60, 13), At(120, 17));
        Assert.Equal([new HourValue(0.5, HourState.Measured), new HourValue(4, HourState.Measured), default], hours);
    }

    [Fact]
    public void A_counter_over_a_short_gap_is_spread_and_called_an_estimate()
    {
        var hours = Assemble(SeriesKind.Register, 3, At(0, 10), At(180, 16));
        Assert.All(hours, hour => Assert.Equal(new HourValue(2, HourState.Estimated), hour));
    }

    [Fact]
    public void A_counter_over_a_long_gap_says_nothing_of_single_hours() =>
        Assert.All(Assemble(SeriesKind.Register, 4, At(0, 10), At(240, 18)), hour => Assert.Equal(default, hour));

    [Fact]
    public void A_counter_that_runs_backwards_says_nothing() =>
        Assert.Equal(HourState.Missing, Assemble(SeriesKind.Register, 1, At(0, 10), At(60, 9))[0].State);

    [Fact]
    public void A_counter_read_off_the_hour_covers_every_hour_between_its_neighbours()
    {
        var hours = Assemble(SeriesKind.Register, 2, At(-2, 10), At(58, 16), At(118, 22), At(178, 28));
        Assert.All(hours, hour => Assert.Equal(6, hour.Value, 9));
        Assert.All(hours, hour => Assert.Equal(HourState.Measured, hour.State));
    }

    [Fact]
    public void Of_two_overlapping_readings_the_later_request_counts()
    {
        var hour = Interval(0, 60, 100) with { RawRequestId = 1 };
        StoredReading[] quarters = [.. Enumerable.Range(0, 4).Select(i => Interval(15 * i, 15 * i + 15, 1) with { RawRequestId = 2 })];
        Assert.Equal(4, Assemble(SeriesKind.Interval, 1, [.. quarters])[0].Value);

        // The quarter at the full hour replaces the hour's row; the older hour cannot come back.
        StoredReading[] newHourFirst = [hour with { RawRequestId = 3 }, .. quarters[1..]];
        Assert.Equal(100, Assemble(SeriesKind.Interval, 1, newHourFirst)[0].Value);
        StoredReading[] oldHourFirst = [hour with { Start = From - 15 * Minute }, .. quarters];
        Assert.Equal(4, Assemble(SeriesKind.Interval, 1, oldHourFirst)[0].Value);
    }

    [Fact]
    public void One_estimated_reading_makes_the_hour_an_estimate()
    {
        var hours = Assemble(
            SeriesKind.Interval, 1, Interval(0, 30, 1), Interval(30, 60, 1) with { Quality = ReadingQuality.Estimated });
        Assert.Equal(new HourValue(2, HourState.Estimated), hours[0]);
    }

    private static StoredReading Interval(int fromMinute, int toMinute, double value) =>
        new(From + fromMinute * Minute, From + toMinute * Minute, value, ReadingQuality.Measured, 1);

    private static StoredReading At(int minute, double value) => Interval(minute, minute, value);

    private static HourValue[] Assemble(SeriesKind kind, int hours, params StoredReading[] readings)
    {
        var result = new HourValue[hours];
        HourlySeries.Assemble(readings, kind, From, result);
        return result;
    }
}
