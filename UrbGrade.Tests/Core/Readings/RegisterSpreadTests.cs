using CsCheck;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Evidence;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Readings;

/// <summary>What a counter counted over gaps.</summary>
public sealed class RegisterSpreadTests
{
    private const long Minute = 60_000;
    private const long Hour = LocalCalendar.Hour;
    private const long Day = 24 * Hour;
    private static readonly long From = When.Milliseconds("2026-03-20T00:00:00Z");
    private static readonly LocalCalendar Madrid = LocalCalendar.Of("Europe/Madrid");

    [Fact]
    public void A_counter_that_is_read_once_a_day_counts_its_days() =>
        Assert.Equal([(0L, 1L, 20.0, 1L), (1, 2, 30, 1), (2, 3, 10, 1)], Steps([100, 120, 150, 160]));

    [Fact]
    public void A_slip_of_the_pen_leaves_the_sum_of_both_gaps_with_their_shares_by_time()
    {
        Assert.Equal([(0L, 1L, 20.0, 1L), (1, 2, 40, 2), (2, 3, 40, 2), (3, 4, 20, 1)], Steps([100, 120, 3, 160, 180]));
        Assert.Equal([(0L, 1L, 20.0, 1L), (1, 2, 40, 2), (2, 3, 40, 2), (3, 4, 20, 1)], Steps([100, 120, 900, 160, 180]));
    }

    [Fact]
    public void Nothing_is_said_where_it_is_not_known_which_of_two_states_is_wrong() =>
        Assert.Equal([(0L, 1L, 20.0, 1L), (4, 5, 10, 1)], Steps([100, 120, 60, 190, 130, 140]));

    [Fact]
    public void A_new_count_begins_anew_and_says_nothing_of_what_lay_before() =>
        Assert.Equal([(0L, 1L, 20.0, 1L), (2, 3, 5, 1), (3, 4, 6, 1)], Steps([500, 520, 3, 8, 14]));

    [Fact]
    public void A_counter_rolls_over_between_two_days() =>
        Assert.Equal([(0L, 1L, 40.0, 1L), (1, 2, 50, 1), (2, 3, 40, 1)], Steps([99_920, 99_960, 10, 50]));

    [Fact]
    public void Over_a_replaced_device_nothing_is_known_and_a_multiplier_multiplies()
    {
        RegisterSetting[] settings = [new(long.MinValue, Multiplier: 10), new(From + Day + Hour, Multiplier: 10, IsReplacement: true)];
        Assert.Equal([(0L, 1L, 200.0, 1L), (2, 3, 100, 1)], Steps([100, 120, 125, 135], settings));
        Assert.Equal([(0L, 1L, 200.0, 1L), (2, 3, 50, 1)], Steps([100, 120, 10, 15], settings));
    }

    [Fact]
    public void More_than_the_connection_lets_through_is_not_laid() =>
        Assert.Equal([(0L, 1L, 20.0, 1L), (2, 3, 10, 1)], Steps([100, 120, 500, 510], new RegisterSetting(long.MinValue, MostPerHour: 2)));

    [Fact]
    public void Who_feeds_in_may_count_less_than_nothing() =>
        Assert.Equal([(0L, 1L, -20.0, 1L), (1, 2, 10, 1)], Steps([100, 80, 90], new RegisterSetting(long.MinValue, FeedsIn: true)));

    [Fact]
    public void More_than_two_months_say_nothing() => Assert.Empty(RegisterSpread.Of([At(0, 100), At(62 * Day + Hour, 200)], [], HourlySeries.LongestSpread));

    [Fact]
    public void A_gap_of_an_hourly_counter_is_told_apart_from_one_that_is_read_seldom()
    {
        StoredReading[] hourly = [At(0, 1), At(Hour, 2), At(10 * Hour, 11), At(11 * Hour, 12), At(12 * Hour, 13)];
        Assert.True(Assert.Single(RegisterSpread.Of(hourly, [], HourlySeries.LongestSpread)).IsOfHours);
        Assert.All(RegisterSpread.Of([At(0, 1), At(Day, 2), At(2 * Day, 3)], [], HourlySeries.LongestSpread), step => Assert.False(step.IsOfHours));
    }

    /// <summary>The state at ten slipped, and five hours without one follow: the hour before it is as unknown as they are.</summary>
    [Fact]
    public void The_step_to_a_state_that_is_off_has_its_share_too()
    {
        StoredReading[] states = [At(8 * Hour, 98), At(9 * Hour, 100), At(10 * Hour, 50), At(15 * Hour, 112), At(16 * Hour, 113)];
        var hours = new HourValue[8];
        HourlySeries.Assemble(states, SeriesKind.Register, From + (8 * Hour), hours, longest: HourlySeries.LongestSpread);
        Assert.Equal([new HourValue(2, HourState.Measured), .. Enumerable.Repeat(new HourValue(2, HourState.Spread), 6), new HourValue(1, HourState.Measured)], hours);
    }

    /// <summary>The state six hours before midnight slipped. Read from there on it was believed, the two right ones after it were dropped as too high, and the next slip
    /// made hours of 108 and 47.</summary>
    [Fact]
    public void A_day_does_not_begin_with_what_a_slip_of_the_evening_is_off_because_one_six_hours_earlier_is_believed()
    {
        var midnight = 2 * Day;
        StoredReading[] states =
        [
            At(midnight - (30 * Hour), 1_069.809), At(midnight - (363 * Minute), 534.489), At(midnight - (270 * Minute), 1_090.52),
            At(midnight - (131 * Minute), 1_091.794), At(midnight - (67 * Minute), 819.398), At(midnight + (86 * Minute), 1_094.158),
        ];
        using var shelf = new ReadingShelf();
        Array.ForEach(states, state => shelf.Add(new EvidenceReading(1, state.Start, state.End, state.Value, state.Quality, 1, state.RawRequestId, 0)));
        var hours = new HourValue[24];
        HourlySeries.Assemble(
            new ReadingsOfEvidence(shelf).ReadFor(1, SeriesKind.Register, From + midnight, From + midnight + Day), SeriesKind.Register, From + midnight, hours);
        Assert.Equal(new HourValue[24], hours);
    }

    /// <summary>States from minutes to 70 days apart, over changes of the clock, a roll-over, one slip in ten and a replaced device.</summary>
    [Fact]
    public void A_day_is_the_same_from_the_whole_series_from_its_own_readings_and_from_a_stretch() =>
        Gen.Select(Gen.Int[0, 100_000], Gen.OneOf(HourlySeries.LongestSpread, HourlySeries.LongestSpreadOfDay), Gen.Bool).Sample(
            (seed, longest, estimatesFirst) =>
            {
                var random = new Random(seed);
                var readings = Drawn(random, slips: true);
                RegisterSetting[] settings = random.Next(3) == 0 ? [] : [new(readings[random.Next(readings.Count)].Start + random.Next(1_000) - 500, IsReplacement: random.Next(2) == 0)];
                using var shelf = new ReadingShelf();
                readings.ForEach(reading => shelf.Add(new EvidenceReading(1, reading.Start, reading.End, reading.Value, reading.Quality, 1, reading.RawRequestId, 0)));
                var source = new ReadingsOfEvidence(shelf);
                var (from, days) = (Madrid.DayOf(readings[0].Start), Madrid.DayOf(readings[^1].Start).DayNumber - Madrid.DayOf(readings[0].Start).DayNumber + 1);
                var whole = new HourValue[Madrid.HoursBetween(from, from.AddDays(days))];
                HourlySeries.Assemble(readings.ToArray(), SeriesKind.Register, Madrid.StartOf(from), whole, settings, longest, estimatesFirst);
                foreach (var length in new[] { 1, 31 })
                {
                    for (var day = 0; day + length <= days; day += length)
                    {
                        var hours = new HourValue[Madrid.HoursBetween(from.AddDays(day), from.AddDays(day + length))];
                        var (start, end) = (Madrid.StartOf(from.AddDays(day)), Madrid.StartOf(from.AddDays(day + length)));
                        HourlySeries.Assemble(source.ReadFor(1, SeriesKind.Register, start, end, longest), SeriesKind.Register, start, hours, settings, longest, estimatesFirst);
                        Assert.Equal(whole.AsSpan(Madrid.HoursBetween(from, from.AddDays(day)), hours.Length).ToArray(), hours);
                    }
                }
            },
            iter: 1_000);

    [Fact]
    public void Without_slips_the_hours_add_up_to_the_last_state_less_the_first() =>
        Gen.Int[0, 100_000].Sample(seed => AddsUp(Drawn(new Random(seed), slips: false, longest: 60 * 24 * 60)), iter: 300);

    /// <summary>The states beside it are believed, and it lies further off than those go on in two steps.</summary>
    [Fact]
    public void A_slip_between_two_believed_states_changes_no_sum() =>
        Gen.Select(Gen.Int[0, 100_000], Gen.OneOf(Gen.Int[-3_000, -900], Gen.Int[900, 3_000])).Sample(
            (seed, by) =>
            {
                var states = Drawn(new Random(seed), slips: false, longest: 20 * 24 * 60, least: 4 * 60);
                var (counted, at) = (states[^1].Value - states[0].Value, states.Count / 2);
                states[at] = states[at] with { Value = states[at].Value + by };
                AddsUp(states, counted);
            },
            iter: 300);

    private static void AddsUp(List<StoredReading> states, double? counted = null)
    {
        var hours = new HourValue[((states[^1].Start - From) / Hour) + 1];
        HourlySeries.Assemble(states.ToArray(), SeriesKind.Register, From, hours, longest: HourlySeries.LongestSpread);
        Assert.Equal(counted ?? states[^1].Value - states[0].Value, hours.Sum(hour => hour.Value), 6);
        var (first, last) = ((int)((states[0].Start - From + Hour - 1) / Hour), (int)((states[^1].Start - From) / Hour));
        Assert.All(hours[first..last], hour => Assert.True(hour.Adds));
    }

    /// <param name="longest">Minutes between two states at most.</param>
    private static List<StoredReading> Drawn(Random random, bool slips, int longest = 70 * 24 * 60, int least = 5)
    {
        var states = new List<StoredReading>();
        var (at, state, seldom) = (From + (random.Next(120) * Minute), slips ? 99_000.0 : random.Next(5_000), true);
        for (var count = random.Next(5, 40); count > 0; count--)
        {
            var shown = Math.Round(slips && random.Next(10) == 0 ? Math.Max(0, state + random.Next(-800, 800)) : state, 3);
            states.Add(new StoredReading(at, at, shown, ReadingQuality.Measured, 1));
            seldom = random.Next(6) == 0 ? !seldom : seldom;
            var minutes = Math.Max(least, seldom ? random.Next(3) switch { 0 => 24 * 60, 1 => random.Next(60, 10_000), _ => random.Next(60, longest + 1) } : random.Next(5, 181));
            at += Math.Min(longest, minutes) * Minute;
            state += random.Next(0, 1_000) / 1000.0 * Math.Min(minutes / 60.0, 400);
            state = slips ? state % 100_000 : state;
        }

        return states;
    }

    private static StoredReading At(long sinceFrom, double value) => new(From + sinceFrom, From + sinceFrom, value, ReadingQuality.Measured, 1);

    /// <summary>Of states that are read once a day: in days since the first one.</summary>
    private static IEnumerable<(long Start, long End, double Amount, long Length)> Steps(double[] states, params RegisterSetting[] settings) =>
        RegisterSpread.Of([.. states.Select((state, day) => At(day * Day, state))], settings, HourlySeries.LongestSpread)
            .Select(step => ((step.Start - From) / Day, (step.End - From) / Day, step.Amount, step.Length / Day));
}
