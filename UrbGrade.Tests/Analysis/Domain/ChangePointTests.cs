using UrbGrade.Modules.Analysis.Domain.Baselines;

namespace UrbGrade.Tests.Analysis.Domain;

public sealed class ChangePointTests
{
    [Theory]
    [InlineData("Line", "SLR")]
    [InlineData("OneBalance", "Four Parameter")]
    public void Models_agree_with_nmecr_within_one_percent(string shape, string published)
    {
        var reference = ReferenceUse.Results("reference_nmecr.json").GetProperty("published").GetProperty(published);
        var model = ChangePoints.Fit(Baseline(), Enum.Parse<TemperatureShape>(shape))!;

        Assert.Equal(1, model.Quality.R2 / reference.GetProperty("R2").GetDouble(), 0.01);
        Assert.Equal(1, model.Quality.CvRmse / reference.GetProperty("CVRMSE_pct").GetDouble(), 0.01);
    }

    [Fact]
    public void Weekday_and_temperature_agree_with_nmecr_within_one_percent()
    {
        var reference = ReferenceUse.Results("reference_nmecr.json").GetProperty("published").GetProperty("TOWT");
        var quality = DayOfWeekModel.Fit(Baseline())!.Quality;
        TestContext.Current.TestOutputHelper?.WriteLine($"R2 {quality.R2:F5}, CV(RMSE) {quality.CvRmse:F3} %, {quality.Slopes + 1} coefficients");

        Assert.Equal(1, quality.R2 / reference.GetProperty("R2").GetDouble(), 0.01);
        Assert.Equal(1, quality.CvRmse / reference.GetProperty("CVRMSE_pct").GetDouble(), 0.01);
    }

    [Fact]
    public void Balance_points_agree_with_an_independent_computation()
    {
        var reference = ReferenceUse.Results("reference_nmecr.json").GetProperty("recomputed_here_n365");
        var heating = ChangePoints.Fit(Baseline(), TemperatureShape.Heating)!;
        var four = ChangePoints.Fit(Baseline(), TemperatureShape.OneBalance)!;
        var five = ChangePoints.Fit(Baseline(), TemperatureShape.TwoBalances)!;

        Assert.Equal(ReferenceUse.Celsius(reference.GetProperty("3P_heating").GetProperty("change_point_F").GetDouble()), heating.HeatingBalance, 0.1);
        Assert.Equal(reference.GetProperty("3P_heating").GetProperty("R2").GetDouble(), heating.Quality.R2, 1e-4);
        Assert.Equal(ReferenceUse.Celsius(reference.GetProperty("4P").GetProperty("change_point_F").GetDouble()), four.HeatingBalance, 0.1);
        Assert.Equal(reference.GetProperty("4P").GetProperty("R2").GetDouble(), four.Quality.R2, 1e-4);
        Assert.Equal(reference.GetProperty("5P_grid0.5F").GetProperty("R2").GetDouble(), five.Quality.R2, 5e-4);
    }

    [Fact]
    public void The_shape_that_made_the_data_is_chosen()
    {
        var random = new Random(4);
        var days = Enumerable.Range(0, 365).Select(i =>
        {
            var outside = 13 - (13 * Math.Cos(2 * Math.PI * i / 365));
            return new DailyUse(
                new DateOnly(2023, 1, 1).AddDays(i), 40 + (3 * Math.Max(14.3 - outside, 0)) + (2 * Math.Max(outside - 20.7, 0)) + random.NextDouble(), outside);
        }).ToList();

        var model = ChangePoints.Choose(days)!;

        Assert.Equal(TemperatureShape.TwoBalances, model.Shape);
        Assert.Equal(14.3, model.HeatingBalance, 0.2);
        Assert.Equal(20.7, model.CoolingBalance, 0.2);
        Assert.Equal(3, model.HeatingSlope, 0.05);
        Assert.Equal(2, model.CoolingSlope, 0.05);
    }

    private static List<DailyUse> Baseline() => [.. ReferenceUse.CommercialDays().Where(day => day.Day < new DateOnly(2013, 3, 1))];
}
