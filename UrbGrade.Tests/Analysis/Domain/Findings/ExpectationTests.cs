using UrbGrade.Modules.Analysis.Domain.Findings;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Tests.Analysis.Domain.Findings;

public sealed class ExpectationTests
{
    [Fact]
    public void Hours_after_the_weather_station_failed_are_judged_by_their_week()
    {
        var random = new Random(1);
        double[] use = [.. Enumerable.Range(0, 140 * 24).Select(i => (i % 24 is >= 8 and < 18 ? 10 : 2) + (random.NextDouble() / 4))];
        var track = new HourTrack(LocalCalendar.Of("UTC"), new DateOnly(2025, 1, 6), use);
        double[] outside = [.. Enumerable.Range(0, track.Count).Select(i => i < 125 * 24 ? 10 + (5 * Math.Sin(i / 24.0)) : double.NaN)];
        var expectation = Expectation.Of(track, outside, 105 * 24);

        Assert.True(expectation.UsesWeather);
        Assert.Equal(10, expectation.Expected[(130 * 24) + 12], 0.5);
        Assert.True(expectation.Spread[(130 * 24) + 12] is > 0 and < 1);
    }
}
