using NodaTime;
using UrbGrade.Bus.Validation;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Tests.Core.Readings;

/// <summary>A gateway follows a counter over its whole history, the platform by neighbours alone: of the same fault both say the same.</summary>
public sealed class CounterRulesOfBothEndsTests
{
    private const int Place = 700;
    private static readonly Instant Start = Instant.FromUtc(2013, 9, 2, 0, 0);

    [Theory]
    [InlineData(-0.9, 1, VecRule.Dip)]
    [InlineData(-400, 1, VecRule.Dip)]
    [InlineData(-400, 3, VecRule.Dip)]
    [InlineData(+4, 1, VecRule.Spike)]
    [InlineData(+5000, 1, VecRule.Spike)]
    [InlineData(+5000, 3, VecRule.Spike)]
    [InlineData(-1300, int.MaxValue, VecRule.Reset)]
    public void Readings_off_the_curve(double off, int count, string rule) =>
        Same(rule, (i, state) => i >= Place && i - Place < count ? Math.Max(0, state + off) : state, 1000);

    [Fact]
    public void A_counter_that_begins_again_at_zero() => Same(VecRule.Rollover, (_, state) => state % 100_000, 99_500);

    private static void Same(string rule, Func<int, double, double> fault, double from)
    {
        List<RegisterRead> reads = [];
        for (var i = 0; i < 1_200; i++)
        {
            reads.Add(new RegisterRead(Start + Duration.FromHours(i), fault(i, from)));
            from += 0.45 + (0.3 * Math.Sin((i - 6) * Math.PI / 12));
        }

        var atGateway = new RegisterCleansing(new MeterTraits(Duration.FromHours(1), MostPerHour: 25), DateTimeZone.Utc, null).Cleanse(reads)!
            .Findings.Where(finding => finding.Rule == rule).Select(finding => (Before(finding), After(finding)));
        List<RegisterFinding> here = [];
        RegisterSteps.Of(
            [.. reads.Select(read => new StoredReading(At(read.At), At(read.At), read.Value, ReadingQuality.Measured, 1))],
            [new RegisterSetting(long.MinValue, MostPerHour: 25)], here);

        var found = Assert.Single(here);
        Assert.Equal(rule, found.Rule);
        Assert.Equal([(found.Start, found.End)], atGateway);
    }

    private static long Before(VecFinding finding) => At(finding.From) - LocalCalendar.Hour;

    // A dip or a spike names the readings that were dropped, the others the one that goes on.
    private static long After(VecFinding finding) => At(finding.To) + (finding.Rule is VecRule.Dip or VecRule.Spike ? LocalCalendar.Hour : 0);

    private static long At(Instant at) => at.ToUnixTimeMilliseconds();
}
