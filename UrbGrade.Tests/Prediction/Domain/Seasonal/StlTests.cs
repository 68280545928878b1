using UrbGrade.Modules.Prediction.Domain.Seasonal;

namespace UrbGrade.Tests.Prediction.Domain.Seasonal;

public sealed class StlTests
{
    private const int Period = 12;

    [Fact]
    public void A_line_and_an_unchanging_season_are_told_apart()
    {
        double[] season = [3, 1, -2, 4, 0, -1, -3, 2, 1, -4, -2, 1];
        var values = Enumerable.Range(0, 120).Select(i => 50 + (0.2 * i) + season[i % Period]).ToArray();
        var (seasonal, trend) = Decompose(values, new Stl(Period, null, values.Length));

        for (var i = 0; i < values.Length; i++)
        {
            Assert.Equal(season[i % Period], seasonal[i], 0.15);
            Assert.Equal(50 + (0.2 * i), trend[i], 0.15);
        }
    }

    [Fact]
    public void A_window_lets_the_season_change()
    {
        var values = Enumerable.Range(0, 240).Select(i => 10 + ((1 + (i / 60.0)) * Math.Sin(2 * Math.PI * i / Period))).ToArray();
        var (fixedSeason, _) = Decompose(values, new Stl(Period, null, values.Length));
        var (changing, _) = Decompose(values, new Stl(Period, 7, values.Length));

        // The last crest is 4.85 high, the mean of all crests 2.95.
        Assert.Equal(2.95, fixedSeason[^9], 0.3);
        Assert.Equal(4.85, changing[^9], 0.4);
    }

    [Fact]
    public void Outliers_do_not_reach_season_and_trend_where_robust()
    {
        var clean = Enumerable.Range(0, 120).Select(i => 50 + (5 * Math.Sin(2 * Math.PI * i / Period))).ToArray();
        double[] spoilt = [.. clean];
        spoilt[60] += 100;
        var (seasonal, trend) = Decompose(spoilt, new Stl(Period, null, clean.Length, isRobust: true));

        for (var i = 0; i < clean.Length; i++)
        {
            Assert.Equal(clean[i], seasonal[i] + trend[i], 0.05);
        }
    }

    [Fact]
    public void Two_seasons_are_split_off_one_after_the_other()
    {
        var values = Enumerable.Range(0, 168 * 8).Select(i => 100 + (10 * Math.Sin(2 * Math.PI * i / 24)) + (i / 24 % 7 >= 5 ? -20.0 : 0)).ToArray();
        var split = SeasonalSplit.Of(values, [24, 168]);

        Assert.Equal([24, 168], split.Seasons.Select(season => season.Period));
        for (var i = 0; i < values.Length; i++)
        {
            Assert.Equal(values[i], split.Adjusted[i] + split.At(i), 1e-9);
            Assert.Equal(100 - (20 * 2 / 7.0), split.Adjusted[i], 1.0);
        }

        Assert.Equal(split.At(values.Length - 168 + 5), split.At(values.Length + 5), 0.5);
    }

    private static (double[] Seasonal, double[] Trend) Decompose(double[] values, Stl stl)
    {
        var (seasonal, trend) = (new double[values.Length], new double[values.Length]);
        stl.Decompose(values, seasonal, trend);
        return (seasonal, trend);
    }
}
