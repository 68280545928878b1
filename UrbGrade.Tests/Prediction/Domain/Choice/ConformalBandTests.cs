using UrbGrade.Modules.Prediction.Domain.Choice;

namespace UrbGrade.Tests.Prediction.Domain.Choice;

public sealed class ConformalBandTests
{
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.8)]
    [InlineData(0.95)]
    public void Intervals_hold_the_share_that_they_promise_whatever_the_hours_error(double coverage)
    {
        var random = new Random(7);
        var past = new List<OriginOutcome>();
        var inside = 0;
        const int Days = 300;
        for (var day = 0; day < Days; day++)
        {
            var actual = new double[24];
            for (var hour = 0; hour < 24; hour++)
            {
                actual[hour] = (hour + 1) * (random.NextDouble() + random.NextDouble() - 1);
            }

            var band = ConformalBand.From(past, 24, 24);
            for (var hour = 0; hour < 24 && band is not null; hour++)
            {
                inside += Math.Abs(actual[hour]) <= band.HalfWidth(hour, coverage) ? 1 : 0;
            }

            past.Add(new OriginOutcome(24 * day, [new double[24]], new double[24], actual));
        }

        Assert.Equal(coverage, inside / (24.0 * (Days - 7)), 0.02);
    }

    [Fact]
    public void The_latest_of_nights_that_do_not_overlap_count_most()
    {
        // Five nights are 18 % of 28, and 27 % of their weights.
        List<OriginOutcome> past = [.. Enumerable.Range(0, 28).Select(night => new OriginOutcome(24 * night, [new double[48]], new double[48], Alike(night < 23 ? 1 : 2)))];
        List<OriginOutcome> apart = [.. past.Select(outcome => outcome with { Chosen = outcome.Chosen![..24], Actual = outcome.Actual[..24] })];

        Assert.All(Widths(apart, 24), half => Assert.Equal(2, half));
        Assert.All(Widths(past, 48), half => Assert.Equal(1, half));

        static double[] Alike(double size) => [.. Enumerable.Repeat(size, 48)];
        static IEnumerable<double?> Widths(List<OriginOutcome> past, int horizon) =>
            Enumerable.Range(0, horizon).Select(lead => ConformalBand.From(past, horizon, 24)!.HalfWidth(lead, 0.8));
    }

    [Fact]
    public void The_level_of_nights_that_overlap_follows_errors_that_grow()
    {
        var random = new Random(8);
        var past = new List<OriginOutcome>();
        var level = new CoverageLevel(0.8, daysAhead: 1, overlaps: true);
        var inside = 0;
        const int Nights = 60;
        const int Horizon = 48;
        for (var night = 0; night < Nights; night++)
        {
            var actual = new double[Horizon];
            for (var hour = 0; hour < Horizon; hour++)
            {
                actual[hour] = Math.Pow(1.03, night) * (random.NextDouble() + random.NextDouble() - 1);
            }

            var band = ConformalBand.From(past, Horizon, 24);
            var widths = new double?[Horizon];
            for (var hour = 0; hour < Horizon; hour++)
            {
                widths[hour] = band?.HalfWidth(hour, level.Current);
                inside += Math.Abs(actual[hour]) <= widths[hour] ? 1 : 0;
            }

            var outcome = new OriginOutcome(24 * night, [new double[Horizon]], new double[Horizon], actual);
            level.Learn(outcome, widths);
            past.Add(outcome);
        }

        Assert.InRange(inside / ((double)Horizon * (Nights - 7)), 0.77, 0.83);
        Assert.True(level.Current > 0.85);
    }

    [Fact]
    public void A_fortnight_that_held_too_little_is_made_up_for_and_then_forgotten()
    {
        var level = new CoverageLevel(0.8, daysAhead: 1, overlaps: false);
        var missed = new OriginOutcome(0, [new double[1]], new double[1], [2]);
        var held = new OriginOutcome(0, [new double[10]], new double[10], [0, 0, 0, 0, 0, 0, 0, 0, 2, 2]);
        level.Learn(missed, [1.0]);
        Assert.Equal(0.995, level.Current, 1e-9);

        for (var night = 0; night < 13; night++)
        {
            level.Learn(held, [.. Enumerable.Repeat<double?>(1, 10)]);
        }

        Assert.InRange(level.Current, 0.8, 0.88);
    }

    /// <summary>A month of errors far below those of the months before and after, as heat in a mild spell: what each
    /// night learnt from the same days once emptied the band.</summary>
    [Fact]
    public void A_quiet_month_does_not_take_the_band_of_the_month_after_it()
    {
        const int Ahead = 30;
        var day = new CoverageLevel(0.8, daysAhead: 1, overlaps: true);
        var month = new CoverageLevel(0.8, Ahead, overlaps: true);
        for (var night = 0; night < Ahead; night++)
        {
            var held = new OriginOutcome(night, [new double[1]], new double[1], [0.1]);
            day.Learn(held, [1.0]);
            month.Learn(held, [1.0]);
        }

        Assert.Equal(0.5, day.Current, 1e-9);
        Assert.Equal(0.7, month.Current, 1e-9);
    }
}
