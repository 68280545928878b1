using CsCheck;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Readings;

/// <summary>What holds for every counter, on counters drawn at random.</summary>
public sealed class RegisterPropertyTests
{
    private const long Quarter = LocalCalendar.Hour / 4;
    private static readonly long From = When.Milliseconds("2026-03-28T23:00:00Z");

    /// <summary>Use of each quarter of an hour, thousandths of a kWh, and how many quarters lie between two readings.</summary>
    private static readonly Gen<(int[] Use, int[] Gaps)> Counters =
        Gen.Select(Gen.Int[0, 5_000].Array[200, 400], Gen.Int[1, 4].Array[100, 400]);

    [Fact]
    public void Steps_add_up_to_the_whole_count_over_any_roll_over_and_any_spacing() => Counters.Sample(counter =>
    {
        var (readings, used) = Read(counter.Use, counter.Gaps, start: 99_500, capacity: 100_000);
        var steps = RegisterSteps.Of(readings, [new RegisterSetting(long.MinValue, Digits: 5)]);
        Assert.Equal(used, steps.Sum(s => s.Amount), 6);
        Assert.Equal(readings.Length - 1, steps.Count);
    });

    [Fact]
    public void Hours_add_up_to_the_count_whatever_the_minute_that_readings_begin_on() =>
        Gen.Select(Counters, Gen.Int[0, 59]).Sample((counter, minute) =>
        {
            var (readings, used) = Read(counter.Use, counter.Gaps, start: 100, capacity: double.PositiveInfinity);
            StoredReading[] shifted = [.. readings.Select(r => r with { Start = r.Start + (minute * 60_000), End = r.End + (minute * 60_000) })];
            var hours = new HourValue[((shifted[^1].Start - From) / LocalCalendar.Hour) + 2];
            HourlySeries.Assemble(shifted, SeriesKind.Register, From, hours);
            Assert.Equal(used, hours.Sum(h => h.Value), 6);
        });

    [Fact]
    public void A_day_comes_out_the_same_however_much_is_read_around_it() =>
        Gen.Select(Counters, Gen.Int[1, 300], Gen.Double[-200, 200]).Sample((counter, place, fault) =>
        {
            var (readings, _) = Read(counter.Use, counter.Gaps, start: 99_700, capacity: 100_000);
            readings[place % readings.Length] = readings[place % readings.Length] with { Value = Math.Max(0, readings[place % readings.Length].Value + fault) };
            RegisterSetting[] settings = [new(long.MinValue, MostPerHour: 40)];
            var hours = new HourValue[72];
            HourlySeries.Assemble(readings, SeriesKind.Register, From, hours, settings);
            var (from, to) = (From + (24 * LocalCalendar.Hour), From + (48 * LocalCalendar.Hour));
            var day = new HourValue[24];
            StoredReading[] around = [.. readings.Where(r => r.Start >= from - HourlySeries.RegisterMarginBefore && r.Start <= to + HourlySeries.RegisterMargin)];
            HourlySeries.Assemble(around, SeriesKind.Register, from, day, settings);
            Assert.Equal(hours[24..48].Select(h => (Math.Round(h.Value, 9), h.State)), day.Select(h => (Math.Round(h.Value, 9), h.State)));
        });

    /// <summary>One reading is wrong, hours of them are missing, and one of these comes late.</summary>
    [Fact]
    public void A_late_reading_changes_hours_near_itself_and_near_both_ends_of_the_gap_that_it_came_into_alone() =>
        Gen.Select(Counters, Gen.Int[5, 60], Gen.Int[20, 90], Gen.Double[0, 1], Gen.Int[-4, 4], Gen.Double[-200, 200]).Sample((counter, gap, length, place, near, fault) =>
        {
            var (all, _) = Read(counter.Use, counter.Gaps, start: 99_700, capacity: 100_000);
            gap %= all.Length / 2;
            length = Math.Min(length, all.Length - gap - 2);
            var wrong = near < 0 ? gap + near : gap + length + near;
            if (wrong >= 0 && wrong < all.Length)
            {
                all[wrong] = all[wrong] with { Value = Math.Max(0, all[wrong].Value + fault) };
            }

            var late = all[gap + (int)(place * (length - 1))];
            StoredReading[] before = [.. all[..gap], .. all[(gap + length)..]];
            StoredReading[] after = [.. all[..gap], late, .. all[(gap + length)..]];
            var (was, now) = (new HourValue[150], new HourValue[150]);
            HourlySeries.Assemble(before, SeriesKind.Register, From, was);
            HourlySeries.Assemble(after, SeriesKind.Register, From, now);

            var reached = new[] { late, before[Math.Max(0, gap - 1)], before[gap] }.Select(reading => HourlySeries.Reach(SeriesKind.Register, reading.Start, reading.Start)).ToList();
            for (var hour = 0; hour < was.Length; hour++)
            {
                var start = From + (hour * LocalCalendar.Hour);
                Assert.True(
                    (was[hour].State == now[hour].State && Math.Abs(was[hour].Value - now[hour].Value) < 1e-9)
                    || reached.Exists(one => start < one.End && start + LocalCalendar.Hour > one.Start),
                    $"Hour {hour} changed.");
            }
        });

    [Fact]
    public void No_counter_gives_a_negative_hour_unless_its_site_feeds_in() =>
        Gen.Double[0, 100_000].Array[2, 60].Sample(values =>
        {
            StoredReading[] readings = [.. values.Select((value, i) => Reading(From + (i * Quarter * 2), value))];
            Assert.All(RegisterSteps.Of(readings, []), step => Assert.True(step.Amount >= 0));
        });

    [Fact]
    public void A_replaced_device_loses_the_step_over_it_and_nothing_else() =>
        Gen.Select(Counters, Counters, Gen.Int[0, 90_000]).Sample((old, young, start) =>
        {
            var (before, used) = Read(old.Use, old.Gaps, start: 50_000, capacity: double.PositiveInfinity);
            var (after, usedAfter) = Read(young.Use, young.Gaps, start, capacity: double.PositiveInfinity);
            var replaced = before[^1].Start + Quarter;
            StoredReading[] readings = [.. before, .. after.Select(r => r with { Start = r.Start + replaced - From, End = r.End + replaced - From })];
            var steps = RegisterSteps.Of(readings, [new RegisterSetting(long.MinValue), new RegisterSetting(replaced, IsReplacement: true)]);
            Assert.Equal(used + usedAfter, steps.Sum(s => s.Amount), 6);
            Assert.Equal(readings.Length - 2, steps.Count);
        });

    [Fact]
    public void A_counter_that_runs_both_ways_ends_with_its_difference() =>
        Gen.Int[-5_000, 5_000].Array[50, 300].Sample(flows =>
        {
            var total = 500.0;
            StoredReading[] readings = [.. flows.Select((flow, i) => Reading(From + (i * Quarter), total += flow / 1000.0))];
            var steps = RegisterSteps.Of(readings, [new RegisterSetting(long.MinValue, FeedsIn: true)]);
            Assert.Equal(readings[^1].Value - readings[0].Value, steps.Sum(s => s.Amount), 6);
            Assert.Equal(readings.Length - 1, steps.Count);
        });

    [Fact]
    public void A_civil_day_has_its_23_24_or_25_hours_and_loses_none_of_its_energy() =>
        Gen.Select(Gen.Int[0, 364], Gen.OneOf("Europe/Madrid", "Europe/Copenhagen", "America/St_Johns", "Australia/Lord_Howe"), Gen.Double[0, 9].Array[150])
            .Sample((dayOfYear, zone, use) =>
            {
                var calendar = LocalCalendar.Of(zone);
                var day = new DateOnly(2026, 1, 1).AddDays(dayOfYear);
                var start = calendar.StartOf(day);
                var hours = new HourValue[calendar.HoursOf(day)];
                StoredReading[] quarters = [.. use.Select((value, i) => new StoredReading(
                    start + (i * Quarter) - (5 * LocalCalendar.Hour), start + ((i + 1) * Quarter) - (5 * LocalCalendar.Hour), value, ReadingQuality.Measured, 1))];
                HourlySeries.Assemble(quarters, SeriesKind.Interval, start, hours);
                var end = start + (hours.Length * LocalCalendar.Hour);
                Assert.InRange(hours.Length, 23, 25);
                Assert.All(hours, hour => Assert.True(hour.IsValid));
                Assert.Equal(quarters.Where(q => q.Start >= start && q.Start < end).Sum(q => q.Value), hours.Sum(h => h.Value), 6);
            });

    private static (StoredReading[] Readings, double Used) Read(int[] use, int[] gaps, double start, double capacity)
    {
        var readings = new List<StoredReading> { Reading(From, start) };
        var (at, total, read) = (0, start, start);
        foreach (var gap in gaps)
        {
            if (at + gap > use.Length)
            {
                break;
            }

            total += use.AsSpan(at, gap).ToArray().Sum(thousandths => thousandths / 1000.0);
            at += gap;
            read = total;
            readings.Add(Reading(From + (at * Quarter), double.IsPositiveInfinity(capacity) ? total : total % capacity));
        }

        return ([.. readings], read - start);
    }

    private static StoredReading Reading(long at, double value) => new(at, at, value, ReadingQuality.Measured, 1);
}
