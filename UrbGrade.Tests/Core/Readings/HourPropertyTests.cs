using CsCheck;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Readings;

/// <summary>What holds for hours of every series, on readings drawn at random.</summary>
public sealed class HourPropertyTests
{
    private const long Minute = 60_000;

    private static readonly Gen<string> Zones = Gen.OneOf("Europe/Madrid", "Europe/Copenhagen", "America/St_Johns", "Australia/Lord_Howe");

    /// <summary>The two days of 2026 with a change of the clock in most of Europe, and others.</summary>
    private static readonly Gen<DateOnly> CivilDays = Gen.OneOf<DateOnly>(
        Gen.OneOf(When.Day("2026-03-29"), When.Day("2026-10-25")), Gen.Int[0, 364].Select(When.Day("2026-01-01").AddDays));

    /// <summary>Amounts that come in as well as go out, each over a quarter, a half or a whole hour, from any minute on, without a gap.</summary>
    [Fact]
    public void Hours_add_up_to_the_amounts_whatever_their_signs_lengths_and_minutes() =>
        Gen.Select(CivilDays, Zones, Gen.Int[0, 59], Gen.Int[-9_000, 9_000].Array[150], Gen.OneOf(5L, 15L, 30L, 60L).Array[150]).Sample((day, zone, minute, amounts, lengths) =>
        {
            var calendar = LocalCalendar.Of(zone);
            var readings = Stretches(calendar.StartOf(day) + (minute * Minute), amounts, lengths);
            var hours = new HourValue[((readings[^1].End - calendar.StartOf(day)) / LocalCalendar.Hour) + 2];
            HourlySeries.Assemble(readings, SeriesKind.Interval, calendar.StartOf(day), hours);

            Assert.Equal(amounts.Sum() / 1000.0, hours.Sum(hour => hour.Value), 6);
            var (first, last) = (minute == 0 ? 0 : 1, (int)((readings[^1].End - calendar.StartOf(day)) / LocalCalendar.Hour));
            Assert.All(hours[first..last], hour => Assert.Equal(HourState.Measured, hour.State));
        });

    /// <summary>Quarters that begin some minutes after the hour: an hour takes its share of those over its edges.</summary>
    [Fact]
    public void Quarters_off_the_hour_give_a_civil_day_its_share_and_its_23_24_or_25_hours() =>
        Gen.Select(CivilDays, Zones, Gen.Int[1, 14], Gen.Double[-4, 9].Array[27 * 4]).Sample((day, zone, minute, use) =>
        {
            var calendar = LocalCalendar.Of(zone);
            var (start, end) = (calendar.StartOf(day), calendar.StartOf(day.AddDays(1)));
            var quarter = 15 * Minute;
            var begin = start - (4 * quarter) + (minute * Minute);
            StoredReading[] quarters = [.. use.Select((value, i) => Reading(begin + (i * quarter), begin + ((i + 1) * quarter), value))];
            var hours = new HourValue[calendar.HoursOf(day)];
            HourlySeries.Assemble(quarters, SeriesKind.Interval, start, hours);

            var expected = quarters.Sum(one => one.Value * Math.Max(0, Math.Min(end, one.End) - Math.Max(start, one.Start)) / quarter);
            Assert.InRange(hours.Length, 23, 25);
            Assert.Equal((end - start) / LocalCalendar.Hour, hours.Length);
            Assert.All(hours, hour => Assert.Equal(HourState.Measured, hour.State));
            Assert.Equal(expected, hours.Sum(hour => hour.Value), 6);
        });

    [Fact]
    public void A_counter_that_runs_both_ways_gives_hours_that_add_up_to_its_difference_from_any_minute_on() =>
        Gen.Select(CivilDays, Gen.Int[0, 59], Gen.Int[-5_000, 5_000].Array[50, 300], Gen.OneOf(15L, 30L, 60L).Array[300]).Sample((day, minute, flows, spacing) =>
        {
            var start = LocalCalendar.Of("Europe/Madrid").StartOf(day);
            var readings = States(start + (minute * Minute), 500, flows, spacing);
            var hours = new HourValue[((readings[^1].Start - start) / LocalCalendar.Hour) + 1];
            HourlySeries.Assemble(readings, SeriesKind.Register, start, hours, [new RegisterSetting(long.MinValue, FeedsIn: true)]);

            Assert.Equal(readings[^1].Value - readings[0].Value, hours.Sum(hour => hour.Value), 6);
        });

    /// <summary>The old device is read until some minute of the day on which the clock changes, the new one from some
    /// minutes later on, each as often as it likes.</summary>
    [Fact]
    public void A_device_that_is_replaced_on_a_day_of_23_or_25_hours_loses_what_lay_between_and_nothing_else() =>
        Gen.Select(
            Gen.OneOf(When.Day("2026-03-29"), When.Day("2026-10-25")), Gen.Int[60, 1_320], Gen.Int[1, 60], Gen.Int[0, 3_000].Array[200],
            Gen.OneOf(15L, 30L, 60L).Array[200], Gen.Int[0, 90_000]).Sample((day, at, pause, use, spacing, begins) =>
        {
            var calendar = LocalCalendar.Of("Europe/Madrid");
            var (start, end) = (calendar.StartOf(day), calendar.StartOf(day.AddDays(1)));
            var replaced = start + (at * Minute);
            var old = States(start - (2 * LocalCalendar.Hour), 50_000, use, spacing).TakeWhile(reading => reading.Start < replaced).ToArray();
            var young = States(replaced + (pause * Minute), begins, use, spacing);
            var hours = new HourValue[calendar.HoursOf(day)];
            HourlySeries.Assemble([.. old, .. young], SeriesKind.Register, start, hours, [new RegisterSetting(replaced, IsReplacement: true)]);

            Assert.Equal(day.Month == 3 ? 23 : 25, hours.Length);
            Assert.Equal(Within(old, start, end) + Within(young, start, end), hours.Sum(hour => hour.Value), 6);
            var (last, first) = ((old[^1].Start - start) / LocalCalendar.Hour, (young[0].Start - start) / LocalCalendar.Hour);
            Assert.All(hours.Index().Where(hour => hour.Index < last || hour.Index > first), hour => Assert.Equal(HourState.Measured, hour.Item.State));
            Assert.All(hours.Index().Where(hour => hour.Index > last && hour.Index < first), hour => Assert.Equal(HourState.Missing, hour.Item.State));
        });

    /// <summary>Readings at any pace, which changes as it likes: an hour by itself, with what is read for it, is what it is among all others.</summary>
    [Fact]
    public void Values_without_an_end_give_the_same_hour_whatever_else_is_read() =>
        Gen.Select(Gen.OneOf(5L, 10L, 15L, 30L, 60L, 75L, 240L).Array[8], Gen.Int[1, 40].Array[8], Gen.Int[0, 59]).Sample((paces, counts, minute) =>
        {
            var start = LocalCalendar.Of("Europe/Madrid").StartOf(When.Day("2026-03-28"));
            long[] spacing = [.. paces.Zip(counts).SelectMany(one => Enumerable.Repeat(one.First, one.Second))];
            var readings = States(start + (minute * Minute), 500, [.. Enumerable.Range(0, spacing.Length)], spacing);
            var hours = new HourValue[((readings[^1].Start - start) / LocalCalendar.Hour) + 2];
            HourlySeries.Assemble(readings, SeriesKind.Mean, start, hours);

            for (var hour = 0; hour < hours.Length; hour++)
            {
                var from = start + (hour * LocalCalendar.Hour);
                var first = Array.FindIndex(readings, reading => reading.Start >= from - HourlySeries.HoldMargin);
                var past = Array.FindIndex(readings, reading => reading.Start >= from + LocalCalendar.Hour + HourlySeries.HoldMargin);
                var alone = new HourValue[1];
                HourlySeries.Assemble(
                    readings.AsSpan(Math.Max(0, (first < 0 ? readings.Length : first) - 1)..(past < 0 ? readings.Length : past + 1)), SeriesKind.Mean, from, alone);
                Assert.Equal(hours[hour], alone[0]);
            }
        }, iter: 50);

    /// <summary>What a counter counted within a time, its steps spread evenly.</summary>
    private static double Within(StoredReading[] states, long from, long to) => states.Zip(states.Skip(1))
        .Sum(step => (step.Second.Value - step.First.Value) * Math.Max(0, Math.Min(to, step.Second.Start) - Math.Max(from, step.First.Start)) / (step.Second.Start - step.First.Start));

    private static StoredReading[] Stretches(long start, int[] amounts, long[] minutes)
    {
        var at = start;
        return [.. amounts.Zip(minutes).Select(one => Reading(at, at += one.Second * Minute, one.First / 1000.0))];
    }

    private static StoredReading[] States(long start, double state, int[] flows, long[] minutes)
    {
        var readings = new List<StoredReading> { Reading(start, start, state) };
        foreach (var (flow, length) in flows.Zip(minutes))
        {
            var at = readings[^1].Start + (length * Minute);
            readings.Add(Reading(at, at, state += flow / 1000.0));
        }

        return [.. readings];
    }

    private static StoredReading Reading(long start, long end, double value) => new(start, end, value, ReadingQuality.Measured, 1);
}
