using CsCheck;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Evidence;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Readings;

/// <summary>Amounts of more than three hours.</summary>
public sealed class LongIntervalTests
{
    private const long Hour = LocalCalendar.Hour;
    private const long Day = 24 * Hour;
    private static readonly long From = When.Milliseconds("2026-03-20T00:00:00Z");

    [Fact]
    public void An_interval_of_a_day_says_nothing_of_hours_and_adds_up_for_who_asks_for_sums()
    {
        var day = Interval(0, 24, 48);
        Assert.All(Assemble(24, 0, day), hour => Assert.Equal(default, hour));
        var spread = Assemble(24, HourlySeries.LongestSpreadOfDay, day);
        Assert.All(spread, hour => Assert.Equal(new HourValue(2, HourState.Spread), hour));
        Assert.All(spread, hour => Assert.Equal((true, false), (hour.Adds, hour.IsValid)));
    }

    [Fact]
    public void What_is_longer_than_asked_for_is_left_out() =>
        Assert.All(Assemble(24, HourlySeries.LongestSpreadOfDay, Interval(0, 31, 62)), hour => Assert.Equal(default, hour));

    [Fact]
    public void Hours_that_tell_more_stay_as_they_are_and_the_day_fills_the_others_whichever_came_first()
    {
        foreach (var request in new[] { 1, 9 })
        {
            var hours = Assemble(24, HourlySeries.LongestSpread, Interval(0, 24, 48) with { RawRequestId = request }, Interval(5, 6, 7) with { RawRequestId = 5 });
            Assert.Equal(new HourValue(7, HourState.Measured), hours[5]);
            Assert.All(hours[..5].Concat(hours[6..]), hour => Assert.Equal(new HourValue(2, HourState.Spread), hour));
        }
    }

    [Fact]
    public void A_day_tells_more_than_a_month_and_of_two_days_the_newer_one()
    {
        var hours = Assemble(
            72, HourlySeries.LongestSpread, Interval(-240, 480, 720) with { RawRequestId = 9 }, Interval(0, 24, 48) with { RawRequestId = 3 }, Interval(12, 36, 120) with { RawRequestId = 4 });
        Assert.Equal([2.0, 5, 5, 1], new[] { 3, 20, 35, 36 }.Select(hour => hours[hour].Value));
    }

    [Fact]
    public void An_hour_of_which_a_part_is_spread_is_spread()
    {
        var quarter = new StoredReading(From, From + (Hour / 4), 3, ReadingQuality.Measured, 1);
        var hours = Assemble(5, HourlySeries.LongestSpread, quarter, Interval(0, 5, 10) with { Start = From + (Hour / 4), Value = 19 });
        Assert.Equal((HourState.Spread, 3 + (19 * 0.75 / 4.75)), (hours[0].State, hours[0].Value));
    }

    /// <summary>From quarters to two months, over a change of the clock, with holes and overlaps: what a day is does
    /// not depend on how much is read around it.</summary>
    [Fact]
    public void A_day_is_the_same_from_the_whole_series_from_its_own_readings_and_from_a_stretch() =>
        Gen.Select(Gen.Int[0, 10_000], Gen.OneOf(HourlySeries.LongestSpread, HourlySeries.LongestSpreadOfDay, 0)).Sample(
            (seed, longest) =>
            {
                var readings = Drawn(new Random(seed));
                using var shelf = new ReadingShelf();
                readings.ForEach(reading => shelf.Add(new EvidenceReading(1, reading.Start, reading.End, reading.Value, reading.Quality, 1, reading.RawRequestId, 0)));
                var source = new ReadingsOfEvidence(shelf);
                var (first, last) = (readings[0].Start, readings.Max(one => one.End));
                var calendar = LocalCalendar.Of("Europe/Madrid");
                var (from, days) = (calendar.DayOf(first), calendar.DayOf(last).DayNumber - calendar.DayOf(first).DayNumber);
                var whole = new HourValue[calendar.HoursBetween(from, from.AddDays(days))];
                HourlySeries.Assemble(readings.ToArray(), SeriesKind.Interval, calendar.StartOf(from), whole, longest: longest);
                foreach (var length in new[] { 1, 31 })
                {
                    for (var day = 0; day + length <= days; day += length)
                    {
                        var hours = new HourValue[calendar.HoursBetween(from.AddDays(day), from.AddDays(day + length))];
                        var start = calendar.StartOf(from.AddDays(day));
                        HourlySeries.Assemble(
                            source.ReadFor(1, SeriesKind.Interval, start, calendar.StartOf(from.AddDays(day + length)), longest), SeriesKind.Interval, start, hours, longest: longest);
                        Assert.Equal(whole.AsSpan(calendar.HoursBetween(from, from.AddDays(day)), hours.Length).ToArray(), hours);
                    }
                }
            },
            iter: 300);

    /// <summary>Without overlaps nothing is lost or doubled.</summary>
    [Fact]
    public void Hours_add_up_to_the_amounts() =>
        Gen.Select(Gen.Int[0, 90], Gen.Int[1, 1_400].Array[1, 30], Gen.Int[-50, 900].Array[30]).Sample((begin, lengths, amounts) =>
        {
            var at = From + (begin * 60_000L);
            StoredReading[] readings = [.. lengths.Zip(amounts, (length, amount) => new StoredReading(at, at += length * Hour, amount, ReadingQuality.Measured, 1))];
            var hours = new HourValue[((at - From) / Hour) + 1];
            HourlySeries.Assemble(readings, SeriesKind.Interval, From, hours, longest: HourlySeries.LongestSpread);
            Assert.Equal(readings.Sum(reading => reading.Value), hours.Sum(hour => hour.Value), 6);
        });

    /// <summary>Hours on the hour, and longer ones, of which half begin at any minute.</summary>
    private static List<StoredReading> Drawn(Random random)
    {
        var byStart = new SortedDictionary<long, StoredReading>();
        for (var i = random.Next(1, 60); i > 0; i--)
        {
            var start = From + (random.Next(100 * 24) * Hour);
            var length = random.Next(5) switch { 0 => Hour, 1 => 12 * Hour, 2 => Day, 3 => random.Next(2, 40) * Day, _ => random.Next(4, 1_600) * Hour };
            start += length > Hour ? random.Next(2) * random.Next(60) * 60_000L : 0;
            byStart[start] = new StoredReading(start, start + length, random.Next(1, 5_000), ReadingQuality.Measured, random.Next(1, 20));
        }

        var hour = From + (random.Next(90 * 24) * Hour);
        for (var i = random.Next(200); i > 0; i--, hour += Hour)
        {
            byStart[hour] = new StoredReading(hour, hour + Hour, random.Next(1, 9), ReadingQuality.Measured, 10);
        }

        return [.. byStart.Values];
    }

    private static StoredReading Interval(int fromHour, int toHour, double value) => new(From + (fromHour * Hour), From + (toHour * Hour), value, ReadingQuality.Measured, 1);

    private static HourValue[] Assemble(int hours, long longest, params StoredReading[] readings)
    {
        var result = new HourValue[hours];
        HourlySeries.Assemble([.. readings.OrderBy(one => one.Start)], SeriesKind.Interval, From, result, longest: longest);
        return result;
    }
}
