using NodaTime;
using UrbGrade.Bus.Validation;

namespace UrbGrade.Tests.Bus.Validation;

public sealed class IntervalCleansingTests
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Copenhagen"];
    private static readonly Instant Start = Instant.FromUtc(2013, 9, 1, 22, 0);

    [Fact]
    public void Measured_values_stay_and_the_sources_own_estimates_stay_marked()
    {
        var cleansed = Cleanse(Hours().Select((hour, i) => hour with { Estimated = i == 7 }), Traits());

        Assert.Equal((VecFlags.Actual, 1.0), (cleansed.Intervals.Flags(6), cleansed.Intervals.Value(6)));
        Assert.Equal((VecFlags.Estimated, IntervalCleansing.BySource), (cleansed.Intervals.Flags(7), cleansed.Intervals.Method(7)));
    }

    [Fact]
    public void Impossible_values_are_taken_away_and_estimated()
    {
        var hours = Hours();
        hours[30] = hours[30] with { Value = 900 };
        hours[50] = hours[50] with { Value = -2 };

        var cleansed = Cleanse(hours, Traits());

        Assert.Equal([VecRule.Limit, VecRule.Negative], cleansed.Findings.Select(finding => finding.Rule));
        Assert.Equal(("ELX", VecRule.Limit, 1.0), (cleansed.Intervals.Flags(30).Text(), cleansed.Intervals.Rule(30), cleansed.Intervals.Value(30)));
        Assert.Equal((VecRule.Negative, 1.0), (cleansed.Intervals.Rule(50), cleansed.Intervals.Value(50)));
    }

    [Fact]
    public void A_meter_that_exports_may_be_negative()
    {
        var hours = Hours();
        hours[50] = hours[50] with { Value = -2 };

        Assert.Equal(-2, Cleanse(hours, Traits() with { ExportAllowed = true }).Intervals.Value(50));
    }

    [Fact]
    public void Zero_is_missing_only_where_the_source_fills_with_zeros()
    {
        var hours = Hours();
        hours[50] = hours[50] with { Value = 0 };

        Assert.Equal(0, Cleanse(hours, Traits()).Intervals.Value(50));
        var filled = Cleanse(hours, Traits() with { ZeroIsMissing = true });
        Assert.Equal((VecRule.ZeroAsMissing, 1.0), (filled.Intervals.Rule(50), filled.Intervals.Value(50)));
    }

    [Fact]
    public void Missing_hours_are_estimated_without_a_register_too()
    {
        var hours = Hours();
        hours.RemoveRange(100, 4);

        var cleansed = Cleanse(hours, Traits());

        Assert.Equal(VecRule.Gap, Assert.Single(cleansed.Findings).Rule);
        Assert.Equal(("E", EstimationLadder.LikeDay, 1.0), (cleansed.Intervals.Flags(100).Text(), cleansed.Intervals.Method(100), cleansed.Intervals.Value(100)));
    }

    [Theory]
    [InlineData(100, 100.9, 0.1, true)]
    [InlineData(100, 101.1, 0.1, false)]
    [InlineData(1, 1.2, 0.1, true)]
    [InlineData(1, 1.21, 0.1, false)]
    [InlineData(0, 0.2, 0.1, true)]
    public void Intervals_must_add_up_to_the_register(double difference, double sum, double resolution, bool agrees) =>
        Assert.Equal(agrees, SumCheck.Agrees(sum, difference, resolution));

    [Theory]
    [InlineData(60, 37, true)]
    [InlineData(60, 41, false)]
    [InlineData(60, 29, false)]
    public void Meters_below_a_meter_must_explain_it(double one, double other, bool balances) =>
        Assert.Equal(balances, SumCheck.Balances(100, [one, other], 0, 0.1, 0.001));

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(0, 1, false)]
    [InlineData(100, 0, true)]
    public void Meters_that_need_not_explain_all_may_count_nothing_and_not_more_than_there_is(double parent, double child, bool balances) =>
        Assert.Equal(balances, SumCheck.Balances(parent, [child], -0.02, mostLoss: null, 0.001));

    [Theory]
    [InlineData(35, 1, 70, 40, null)]
    [InlineData(5, 0, 70, 40, "Heat without flow")]
    [InlineData(5, 1, 40, 45, "The return is warmer than the flow")]
    [InlineData(60, 1, 70, 40, "The heat does not fit the water and its cooling")]
    [InlineData(0, 0, 40, 45, null)]
    public void Heat_must_fit_the_water(double energy, double volume, double flow, double back, string? wrong) =>
        Assert.Equal(wrong, MeterPhysics.Heat(energy, volume, flow, back));

    [Fact]
    public void Power_must_fit_voltage_and_current()
    {
        Assert.Null(MeterPhysics.Power(6235, Math.Sqrt(3), 400, 10, 0.9, 0.01));
        Assert.NotNull(MeterPhysics.Power(5000, Math.Sqrt(3), 400, 10, 0.9, 0.01));
    }

    private static MeterTraits Traits() => new(Duration.FromHours(1), MostPerHour: 25, Resolution: 0.1);

    private static CleansedSeries Cleanse(IEnumerable<DeliveredInterval> hours, MeterTraits traits) => new IntervalCleansing(
        traits, Zone, new EstimationLadder(new DayPattern(Zone, new DayTypes(_ => false)), null)).Cleanse([.. hours])!;

    private static List<DeliveredInterval> Hours() =>
        [.. Enumerable.Range(0, 240).Select(i => new DeliveredInterval(Start + Duration.FromHours(i), 1, false))];
}
