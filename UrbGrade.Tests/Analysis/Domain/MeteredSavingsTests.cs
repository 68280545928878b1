using UrbGrade.Modules.Analysis.Domain.Baselines;
using UrbGrade.Modules.Analysis.Domain.Savings;

namespace UrbGrade.Tests.Analysis.Domain;

public sealed class MeteredSavingsTests
{
    private const int BaselineDays = 365;
    private const double Mean = 100;
    private const double Scatter = 15;

    private static readonly DateOnly First = new(2024, 1, 1);

    /// <summary>Where nothing was saved, nine of ten intervals hold 0, after a month as after two years. The model's own error grows with the days.</summary>
    [Theory]
    [InlineData(30, 0.046, 0.049)]
    [InlineData(91, 0.027, 0.030)]
    [InlineData(365, 0.017, 0.019)]
    [InlineData(730, 0.015, 0.017)]
    public void The_band_holds_as_often_as_it_says_after_a_month_as_after_two_years(int days, double least, double most)
    {
        const int Runs = 400;
        var random = new Random(17);
        var savings = Enumerable.Range(0, Runs).Select(_ => MeteredSavings.Of(
            Level.Of(Days(random, First, BaselineDays)), new UseHistory(Days(random, First.AddDays(BaselineDays), days)))!).ToList();

        Assert.InRange((double)savings.Count(saving => !saving.IsSignificant) / Runs, 0.85, 0.96);
        Assert.InRange(savings.Average(saving => saving.BandKwh) / (days * Mean), least, most);
    }

    [Fact]
    public void A_saving_of_a_tenth_shows_in_the_first_month()
    {
        var random = new Random(5);
        var before = Level.Of(Days(random, First, BaselineDays));
        List<DailyUse> month = Days(random, First.AddDays(BaselineDays), 30).ConvertAll(day => day with { EnergyKwh = day.EnergyKwh * 0.9 });

        Assert.True(MeteredSavings.Of(before, new UseHistory(month))!.IsSignificant);
    }

    [Fact]
    public void The_band_of_more_days_is_never_smaller()
    {
        var quality = new FitQuality(BaselineDays, 1, BaselineDays * Mean, 0.9, 0.9, Scatter, Scatter, 0, 0);
        List<double> bands = [.. Enumerable.Range(1, 240).Select(month => MeteredSavings.Band(quality, 30 * month, 0.9))];

        Assert.Equal(bands.Order(), bands);
    }

    /// <summary>Use without weather, as its scatter is normal and the days know nothing of each other.</summary>
    private static List<DailyUse> Days(Random random, DateOnly from, int count) =>
    [
        .. Enumerable.Range(0, count).Select(day => new DailyUse(
            from.AddDays(day), Mean + (Scatter * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())), 10)),
    ];

    /// <summary>As much as the mean of the days before.</summary>
    private sealed record Level(double KwhOfDay, FitQuality Quality) : IBaselineModel
    {
        public static Level Of(List<DailyUse> before)
        {
            var mean = before.Average(day => day.EnergyKwh);
            return new Level(mean, FitQuality.Of([.. before.Select(day => day.EnergyKwh)], [.. before.Select(_ => mean)], slopes: 0));
        }

        public double[] Expected(UseHistory history) => [.. history.Days.Select(_ => KwhOfDay)];
    }
}
