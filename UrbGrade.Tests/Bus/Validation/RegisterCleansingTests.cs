using NodaTime;
using UrbGrade.Bus.Validation;

namespace UrbGrade.Tests.Bus.Validation;

public sealed class RegisterCleansingTests
{
    private const int Days = 42;
    private static readonly Instant Start = Instant.FromUtc(2013, 9, 2, 0, 0);
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Copenhagen"];

    [Fact]
    public void A_register_without_faults_becomes_the_hours_that_it_counted()
    {
        var cleansed = Cleanse(Reads());

        Assert.Equal(Days * 24, cleansed.Intervals.Count);
        Assert.Empty(cleansed.Findings);
        for (var i = 0; i < cleansed.Intervals.Count; i++)
        {
            Assert.Equal(Hour(i), cleansed.Intervals.Value(i), 6);
            Assert.Equal(VecFlags.Actual, cleansed.Intervals.Flags(i));
        }
    }

    [Fact]
    public void The_first_of_several_reads_at_one_stamp_counts()
    {
        var reads = Reads();
        reads.Insert(501, reads[500]);
        reads.Insert(601, reads[600] with { Value = reads[600].Value + 0.05 });

        var cleansed = Cleanse(reads);

        Assert.Equal([VecRule.Duplicate, VecRule.Duplicate], cleansed.Findings.Select(finding => finding.Rule));
        Assert.Equal(Hour(599), cleansed.Intervals.Value(599), 6);
    }

    [Theory]
    [InlineData(1, EstimationLadder.Linear, "ELS")]
    [InlineData(5, EstimationLadder.LikeDay, "ES")]
    [InlineData(23, EstimationLadder.LikeDay, "ES")]
    [InlineData(72, EstimationLadder.SameWeekday, "ES")]
    public void A_gap_is_estimated_by_its_length_and_keeps_the_energy_of_the_register(int missing, string method, string flags)
    {
        const int First = 800;
        var reads = Reads();
        reads.RemoveRange(First, missing);

        var cleansed = Cleanse(reads);

        Assert.Equal(VecRule.Gap, Assert.Single(cleansed.Findings).Rule);
        var gap = Enumerable.Range(First - 1, missing + 1).ToList();
        Assert.All(gap, i => Assert.Equal((method, flags, VecRule.Gap), (cleansed.Intervals.Method(i), cleansed.Intervals.Flags(i).Text(), cleansed.Intervals.Rule(i))));
        Assert.Equal(gap.Sum(Hour), gap.Sum(cleansed.Intervals.Value), 6);
        if (method != EstimationLadder.Linear)
            Assert.All(gap, i => Assert.Equal(Hour(i), cleansed.Intervals.Value(i), 0.05));
    }

    [Fact]
    public void A_gap_of_more_than_a_week_stays_missing()
    {
        var reads = Reads();
        reads.RemoveRange(400, 169);

        var cleansed = Cleanse(reads);

        Assert.All(Enumerable.Range(399, 170), i => Assert.Equal("N", cleansed.Intervals.Flags(i).Text()));
        Assert.True(double.IsNaN(cleansed.Intervals.Value(450)));
        Assert.Equal(Hour(570), cleansed.Intervals.Value(570), 6);
    }

    [Fact]
    public void A_register_that_goes_through_its_last_digit_counts_on()
    {
        var reads = Reads(from: 99_700);
        var turn = reads.FindIndex(read => read.Value >= 100_000);
        for (var i = turn; i < reads.Count; i++)
            reads[i] = reads[i] with { Value = reads[i].Value - 100_000 };

        var cleansed = Cleanse(reads);

        var finding = Assert.Single(cleansed.Findings);
        Assert.Equal((VecRule.Rollover, reads[turn].At), (finding.Rule, finding.From));
        Assert.Equal(Hour(turn - 1), cleansed.Intervals.Value(turn - 1), 6);
        Assert.Equal("AR", cleansed.Intervals.Flags(turn - 1).Text());
        Assert.Equal(Hour(turn), cleansed.Intervals.Value(turn), 6);
    }

    [Theory]
    [InlineData(-0.9, 1, VecRule.Dip)]
    [InlineData(-400, 1, VecRule.Dip)]
    [InlineData(-400, 3, VecRule.Dip)]
    [InlineData(+4, 1, VecRule.Spike)]
    [InlineData(+5000, 1, VecRule.Spike)]
    [InlineData(+5000, 3, VecRule.Spike)]
    public void A_few_states_off_the_curve_are_dropped(double off, int reads, string rule)
    {
        var states = Reads();
        for (var i = 0; i < reads; i++)
            states[700 + i] = states[700 + i] with { Value = states[700 + i].Value + off };

        var cleansed = Cleanse(states);

        Assert.Contains(cleansed.Findings, finding => finding.Rule == rule && finding.From == states[700].At && finding.To == states[699 + reads].At);
        var hours = Enumerable.Range(699, reads + 1).ToList();
        Assert.Equal(hours.Sum(Hour), hours.Sum(cleansed.Intervals.Value), 6);
        Assert.All(hours, i => Assert.Equal(rule, cleansed.Intervals.Rule(i)));
        Assert.Contains('X', cleansed.Intervals.Flags(699).Text());
        Assert.Equal(VecFlags.Actual, cleansed.Intervals.Flags(698));
        Assert.Equal(VecFlags.Actual, cleansed.Intervals.Flags(700 + reads));
    }

    [Fact]
    public void A_new_meter_begins_anew_and_only_its_first_interval_is_estimated()
    {
        var reads = Reads();
        var last = reads[699].Value;
        for (var i = 700; i < reads.Count; i++)
            reads[i] = reads[i] with { Value = reads[i].Value - last };

        var cleansed = Cleanse(reads);

        Assert.Equal(VecRule.Reset, Assert.Single(cleansed.Findings).Rule);
        Assert.Equal((VecRule.Reset, "ELX"), (cleansed.Intervals.Rule(699), cleansed.Intervals.Flags(699).Text()));
        Assert.Equal(Hour(700), cleansed.Intervals.Value(700), 6);
    }

    [Fact]
    public void The_last_state_waits_when_only_a_later_one_can_explain_it()
    {
        var reads = Reads();
        reads[^1] = reads[^1] with { Value = reads[^1].Value - 300 };

        var cleansed = Cleanse(reads);

        Assert.Empty(cleansed.Findings);
        Assert.True(double.IsNaN(cleansed.Intervals.Value(cleansed.Intervals.Count - 1)) || cleansed.Intervals.Count == (Days * 24) - 1);
    }

    [Fact]
    public void A_register_that_stood_still_keeps_its_energy_and_loses_its_distribution()
    {
        var reads = Reads();
        for (var i = 700; i < 715; i++)
            reads[i] = reads[i] with { Value = reads[699].Value };

        var cleansed = Cleanse(reads);

        var finding = Assert.Single(cleansed.Findings);
        Assert.Equal((VecRule.Stuck, reads[700].At, reads[714].At), (finding.Rule, finding.From, finding.To));
        var hours = Enumerable.Range(699, 16).ToList();
        Assert.Equal(hours.Sum(Hour), hours.Sum(cleansed.Intervals.Value), 6);
        Assert.All(hours, i => Assert.Equal((VecRule.Stuck, EstimationLadder.LikeDay), (cleansed.Intervals.Rule(i), cleansed.Intervals.Method(i))));
        Assert.All(hours, i => Assert.Equal(Hour(i), cleansed.Intervals.Value(i), 0.05));
    }

    [Fact]
    public void A_meter_that_uses_nothing_for_hours_is_not_stuck()
    {
        var reads = new List<RegisterRead>();
        double state = 100;
        for (var i = 0; i < Days * 24; i++)
        {
            state += i % 24 is >= 6 and < 21 ? 0.1 + (0.01 * (i % 5)) : 0;
            reads.Add(new RegisterRead(Start + Duration.FromHours(i), state));
        }

        Assert.DoesNotContain(Cleanse(reads).Findings, finding => finding.Rule == VecRule.Stuck);
    }

    [Fact]
    public void More_than_the_fuse_allows_is_not_believed()
    {
        var reads = Reads();
        for (var i = 700; i < reads.Count; i++)
            reads[i] = reads[i] with { Value = reads[i].Value + 500 };

        var cleansed = Cleanse(reads);

        Assert.Contains(cleansed.Findings, finding => finding.Rule == VecRule.Limit && finding.From == reads[699].At);
        Assert.Equal("ELX", cleansed.Intervals.Flags(699).Text());
        Assert.InRange(cleansed.Intervals.Value(699), 0, 5);
    }

    [Fact]
    public void A_poll_between_the_hours_is_interpolated_to_them()
    {
        var reads = Reads().ConvertAll(read => read with { At = read.At + Duration.FromMinutes(20) });

        var cleansed = Cleanse(reads);

        Assert.Equal(Start + Duration.FromHours(1), cleansed.Intervals.Start);
        Assert.Equal("AL", cleansed.Intervals.Flags(10).Text());
        Assert.Equal((Hour(10) / 3) + (Hour(11) * 2 / 3), Hourly(cleansed, Start + Duration.FromHours(11) + Duration.Zero), 6);

        static double Hourly(CleansedSeries series, Instant at) => series.Intervals.Value(series.Intervals.IndexOf(at));
    }

    [Fact]
    public void An_hour_unlike_its_neighbours_is_shown_and_stays()
    {
        var reads = Reads(weeks: 12);
        for (var i = 1001; i < reads.Count; i++)
            reads[i] = reads[i] with { Value = reads[i].Value + 6 };

        var cleansed = Cleanse(reads);

        Assert.Equal("AV", cleansed.Intervals.Flags(1000).Text());
        Assert.Equal(VecRule.Outlier, cleansed.Intervals.Rule(1000));
        Assert.Equal(Hour(1000) + 6, cleansed.Intervals.Value(1000), 6);
    }

    [Fact]
    public void The_same_value_for_hours_is_shown()
    {
        var reads = Reads();
        for (var i = 701; i <= 712; i++)
            reads[i] = reads[i] with { Value = reads[700].Value + (1.234 * (i - 700)) };
        var shift = reads[712].Value - Reads()[712].Value;
        for (var i = 713; i < reads.Count; i++)
            reads[i] = reads[i] with { Value = reads[i].Value + shift };

        Assert.Contains(Cleanse(reads).Findings, finding => finding.Rule == VecRule.FlatLine && finding.From == reads[700].At);
    }

    private static CleansedSeries Cleanse(List<RegisterRead> reads) => new RegisterCleansing(
        new MeterTraits(Duration.FromHours(1), MostPerHour: 25), Zone,
        new EstimationLadder(new DayPattern(Zone, new DayTypes(_ => false)), null)).Cleanse(reads)!;

    private static List<RegisterRead> Reads(double from = 1000, int weeks = Days / 7)
    {
        var reads = new List<RegisterRead>();
        for (var i = 0; i <= weeks * 7 * 24; i++)
        {
            reads.Add(new RegisterRead(Start + Duration.FromHours(i), from));
            from += Hour(i);
        }

        return reads;
    }

    // A household by the hour of the local day, less at weekends, a little different every day.
    private static double Hour(int i)
    {
        var local = (Start + Duration.FromHours(i)).InZone(Zone);
        var wave = 0.6 + (0.4 * Math.Sin((local.Hour - 6) * Math.PI / 12));
        var weekend = local.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday ? 0.7 : 1;
        return wave * weekend * (1 + (0.02 * Math.Sin(i * 0.7)));
    }
}
