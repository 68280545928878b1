using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Analysis.Domain.Baselines;

namespace UrbGrade.Tests.Analysis.Domain;

public sealed class HourlyBaselineTests
{
    [Theory]
    [InlineData("b97_elec_kwh", "b97_elec_2018->2019")]
    [InlineData("b41_elec_kwh", "b41_elec_2018->2019")]
    public void Fit_and_counterfactual_agree_with_eemeter(string column, string name)
    {
        var reference = ReferenceUse.Results("reference_eemeter_hourly.json").GetProperty("results").GetProperty(name);
        var hours = ReferenceUse.CambridgeHours(column);
        var baseline = HourlyBaseline.Fit([.. hours.Where(hour => hour.Day.Year == 2018)])!;
        TestContext.Current.TestOutputHelper?.WriteLine($"{column}: R2 {baseline.Quality.R2:F4}, CV(RMSE) {baseline.Quality.CvRmse:F2} %");
        var reported = hours.Where(hour => hour.Day.Year == 2019 && hour.IsWhole).ToList();

        Assert.Equal(reference.GetProperty("r2").GetDouble(), baseline.Quality.R2, 0.005);
        Assert.Equal(1, baseline.Quality.CvRmse / (100 * reference.GetProperty("cvrmse").GetDouble()), 0.03);
        Assert.Equal(1, reported.Sum(baseline.At) / reference.GetProperty("counterfactual").GetDouble(), 0.015);
        Assert.Empty(BaselineGate.Hours.Check(365, 365, baseline.Quality));
    }

    [Fact]
    public void A_household_whose_hours_are_all_chance_is_refused()
    {
        var hours = ReferenceUse.IllinoisHours().Where(hour => hour.Day < new DateOnly(2016, 12, 26) && hour.Day >= new DateOnly(2015, 12, 27)).ToList();
        var baseline = HourlyBaseline.Fit(hours)!;

        var refusal = Assert.Single(BaselineGate.Hours.Check(365, 365, baseline.Quality));

        Assert.Equal(BaselineRefusalReason.TooMuchScatter, refusal.Reason);
        Assert.Equal(107.4, refusal.Found, 2.0);
        Assert.Equal(30, refusal.Allowed);

        var days = hours.GroupBy(hour => hour.Day).Select(day => new DailyUse(day.Key, day.Sum(hour => hour.EnergyKwh), day.Average(hour => hour.OutsideCelsius))).ToList();
        Assert.False(BaselineChoice.Fit(new UseHistory(days, hours), "power") is { Kind: BaselineKind.HourOfWeek, Refusals.Count: 0 });
    }

    [Fact]
    public void A_month_without_hours_has_no_model()
    {
        var hours = Enumerable.Range(0, 24 * 90).Select(i => new HourlyUse(new DateOnly(2023, 1, 1).AddDays(i / 24), i % 24, 1 + (i % 24), 5 + (i % 7))).ToList();
        var baseline = HourlyBaseline.Fit(hours)!;

        Assert.Equal(13, baseline.At(hours[12]), 0.01);
        Assert.True(double.IsNaN(baseline.At(hours[12] with { Day = new DateOnly(2023, 7, 3) })));
    }
}
