using CsCheck;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Readings;

public sealed class OverlappingReadingTests
{
    private const long Minute = 60_000;
    private const int LongestShort = 180;
    private static readonly long From = When.Milliseconds("2026-03-20T00:00:00Z");

    private static readonly Gen<StoredReading> Any = Gen.Select(
        Gen.Int[-200, 1_500], Gen.OneOf(5, 15, 30, 60, 75, 120, 180, 181, 360, 1_440, 2_000), Gen.Int[-50, 900], Gen.Int[1, 9])
        .Select((start, length, value, request) => Reading(start, start + length, value, request));

    [Fact]
    public void What_gave_way_to_a_reading_that_gives_way_itself_counts_and_was_lost()
    {
        var hours = Assemble(3, 0, Reading(0, 180, 30, request: 3), Reading(60, 120, 5, request: 2), Reading(130, 170, 4, request: 4));
        Assert.Equal([default, new HourValue(5, HourState.Measured), new HourValue(4, HourState.Partial)], hours);
    }

    [Fact]
    public void Of_a_day_an_hour_in_it_and_a_quarter_over_the_hours_edge_no_time_counts_twice()
    {
        var hours = Assemble(24, 1_440 * Minute, Reading(0, 1_440, 48, request: 9), Reading(60, 120, 7, request: 5), Reading(110, 125, 3, request: 6));
        Assert.Equal(3 + (48 * (1_440 - 15) / 1_440.0), hours.Sum(hour => hour.Value), 9);
        Assert.Equal(2 + (48 * 50 / 1_440.0), hours[1].Value, 9);
        Assert.Equal(HourState.Spread, hours[1].State);
    }

    /// <summary>Quarters, hours and days that begin at any minute and lie over each other as they like, held against what each single minute is told.</summary>
    [Fact]
    public void Each_minute_is_told_once_by_the_reading_that_tells_most_of_it() =>
        Gen.Select(Any.Array[1, 40], Gen.OneOf(0L, 1_440 * Minute, HourlySeries.LongestSpread)).Sample((drawn, longest) =>
        {
            StoredReading[] readings = [.. drawn.DistinctBy(one => one.Start)];
            var hours = Assemble(24, longest, readings);
            var expected = ByMinute(readings, 24, longest);
            Assert.Equal(expected.Select(hour => hour.State), hours.Select(hour => hour.State));
            Assert.All(expected.Zip(hours), pair => Assert.Equal(pair.First.Value, pair.Second.Value, 6));
        });

    [Fact]
    public void No_two_readings_that_count_overlap_and_each_other_one_gives_way_to_a_newer_one_that_counts() =>
        Any.Array[0, 40].Sample(drawn =>
        {
            StoredReading[] readings = [.. drawn.DistinctBy(one => one.Start).OrderBy(one => one.Start)];
            var counting = OverlappingReadings.Resolve(readings).ToArray();
            Assert.Equal(counting.OrderBy(one => one.Start), counting);
            Assert.DoesNotContain(counting.Zip(counting.Skip(1)), pair => pair.Second.Start < pair.First.End);
            Assert.DoesNotContain(
                readings.Except(counting), one => !Array.Exists(counting, other => Overlap(one, other) && other.RawRequestId >= one.RawRequestId));
        });

    [Fact]
    public void Readings_that_overlap_over_an_instant_are_told_with_all_that_they_touch()
    {
        StoredReading[] readings = [Reading(0, 60, 1, 1), Reading(60, 120, 1, 1), Reading(90, 150, 1, 2), Reading(140, 200, 1, 1), Reading(200, 260, 1, 1), Reading(250, 260, 1, 2)];

        Assert.Equal((From + (60 * Minute), From + (200 * Minute)), OverlappingReadings.Over(readings, From + (121 * Minute)));
        Assert.Null(OverlappingReadings.Over(readings, From + (30 * Minute)));
        Assert.Null(OverlappingReadings.Over(readings, From + (60 * Minute)));
        Assert.Null(OverlappingReadings.Over(readings, From + (200 * Minute)));
        Assert.Null(OverlappingReadings.Over(readings, From + (260 * Minute)));
    }

    private static bool Overlap(StoredReading one, StoredReading other) => one.Start < other.End && other.Start < one.End;

    /// <summary>As slowly and plainly as can be: short readings from the newest request on, each where none of its minutes is told yet; then what is longer, the
    /// shortest first, in the minutes that are left.</summary>
    private static HourValue[] ByMinute(StoredReading[] readings, int hours, long longest)
    {
        const int Before = 5_000;
        var (told, byShort, amounts, spread) = (new bool[3 * Before], new bool[3 * Before], new double[3 * Before], new double[3 * Before]);
        foreach (var one in readings.Where(one => Length(one) <= LongestShort).OrderByDescending(one => one.RawRequestId).ThenBy(one => one.Start))
        {
            var minutes = Enumerable.Range((int)((one.Start - From) / Minute) + Before, Length(one)).ToList();
            if (!minutes.Exists(minute => told[minute]))
            {
                minutes.ForEach(minute => (told[minute], byShort[minute], amounts[minute]) = (true, true, one.Value / Length(one)));
            }
        }

        foreach (var one in readings.Where(one => Length(one) > LongestShort && one.End - one.Start <= longest)
            .OrderBy(Length).ThenByDescending(one => one.RawRequestId).ThenBy(one => one.Start))
        {
            foreach (var minute in Enumerable.Range((int)((one.Start - From) / Minute) + Before, Length(one)).Where(minute => !told[minute]))
            {
                (told[minute], spread[minute]) = (true, one.Value / Length(one));
            }
        }

        return [.. Enumerable.Range(0, hours).Select(hour =>
        {
            var minutes = new Range(Before + (hour * 60), Before + ((hour + 1) * 60));
            var (of, by) = (told[minutes].Count(minute => minute), byShort[minutes].Count(minute => minute));
            var state = by == 60 ? HourState.Measured : of == 60 ? HourState.Spread : of > 0 ? HourState.Partial : HourState.Missing;
            return new HourValue(amounts[minutes].Sum() + spread[minutes].Sum(), state);
        })];
    }

    private static int Length(StoredReading one) => (int)((one.End - one.Start) / Minute);

    private static StoredReading Reading(int fromMinute, int toMinute, double value, long request) =>
        new(From + (fromMinute * Minute), From + (toMinute * Minute), value, ReadingQuality.Measured, request);

    private static HourValue[] Assemble(int hours, long longest, params StoredReading[] readings)
    {
        var result = new HourValue[hours];
        HourlySeries.Assemble([.. readings.OrderBy(one => one.Start)], SeriesKind.Interval, From, result, longest: longest);
        return result;
    }
}
