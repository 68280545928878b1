using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Analysis.Domain.Baselines;

namespace UrbGrade.Tests.Analysis.Domain;

public sealed class HourlyBaselineTests
{
    [Theory]
    [InlineData("b97_elec_kwh", "b97_elec_2018->2019")]
    [InlineData("b41_elec_kwh", "b41_elec_2018->2019")]
    public void Fit_and_counterfactual_agree_with_eemeter_to_a_millionth(string column, string name)
    {
        var hours = ReferenceUse.CambridgeHours(column, clock: "UTC");
        var baseline = HourlyBaseline.Fit([.. hours.Where(hour => hour.Day.Year == 2018)])!;

        // An hour at the end of what was measured does not count there.
        AssertAgrees(name, baseline, hours.Where(hour => hour.Day.Year == 2019).SkipLast(1));
        Assert.Empty(BaselineGate.Hours.Check(365, 365, baseline.Quality));
    }

    [Fact]
    public void A_household_agrees_with_eemeter_to_a_millionth_however_much_it_scatters()
    {
        var hours = ReferenceUse.IllinoisHours(inUtc: true);
        var baseline = HourlyBaseline.Fit([.. hours.Where(hour => IsInYearFrom(new DateOnly(2015, 12, 27), hour.Day))])!;

        AssertAgrees("il-electricity-cdd-hdd-hourly", baseline, hours.Where(hour => IsInYearFrom(new DateOnly(2017, 1, 4), hour.Day)));
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
    public void Working_hours_that_are_never_as_cold_as_others_still_have_a_model()
    {
        // Nights of 2 to 9 degrees and days of 16 to 23, of which none reaches the lowest piece.
        var hours = Enumerable.Range(0, 24 * 90).Select(i => (Day: new DateOnly(2023, 1, 1).AddDays(i / 24), Clock: i % 24)).Select(at =>
        {
            var isOpen = at.Clock is >= 9 and < 18;
            var outside = (isOpen ? 16 : 2) + (((at.Day.DayNumber * 5) + at.Clock) % 8);
            return new HourlyUse(at.Day, at.Clock, isOpen ? 10 + (0.1 * outside) : 2 - (0.1 * outside), outside);
        }).ToList();

        var baseline = HourlyBaseline.Fit(hours)!;

        Assert.All(hours, hour => Assert.Equal(hour.EnergyKwh, baseline.At(hour), 1e-5));
        var noon = hours[(24 * 40) + 12];
        Assert.InRange(baseline.At(noon with { OutsideCelsius = 2 }), 11, 13);
    }

    [Fact]
    public void An_hour_of_the_week_that_was_never_measured_is_not_taken_for_one_without_use()
    {
        var hours = Enumerable.Range(0, 24 * 90)
            .Select(i => new HourlyUse(new DateOnly(2023, 1, 1).AddDays(i / 24), i % 24, 20 + (i % 24), 5 + (i % 7))).ToList();
        var unseen = hours.First(hour => hour.HourOfWeek == 3);
        var baseline = HourlyBaseline.Fit([.. hours.Select(hour => hour.HourOfWeek == 3 ? hour with { EnergyKwh = double.NaN } : hour)])!;

        Assert.True(double.IsNaN(baseline.At(unseen)));
        Assert.Equal(24, baseline.At(hours.First(hour => hour.HourOfWeek == 4)), 0.01);
    }

    [Fact]
    public void A_month_without_hours_has_no_model()
    {
        var hours = Enumerable.Range(0, 24 * 90).Select(i => new HourlyUse(new DateOnly(2023, 1, 1).AddDays(i / 24), i % 24, 1 + (i % 24), 5 + (i % 7))).ToList();
        var baseline = HourlyBaseline.Fit(hours)!;

        Assert.Equal(13, baseline.At(hours[12]), 0.01);
        Assert.True(double.IsNaN(baseline.At(hours[12] with { Day = new DateOnly(2023, 7, 3) })));
    }

    private static bool IsInYearFrom(DateOnly from, DateOnly day) => day >= from && day < from.AddDays(365);

    private static void AssertAgrees(string name, HourlyBaseline baseline, IEnumerable<HourlyUse> reported)
    {
        var reference = ReferenceUse.Results("reference_eemeter_hourly.json").GetProperty("results").GetProperty(name);
        var quality = baseline.Quality;

        // The reference takes the root of the squares over all hours.
        var scatter = quality.CvRmse / 100 * Math.Sqrt((quality.Count - quality.Slopes) / (double)quality.Count);
        var counterfactual = reported.Where(hour => hour.IsWhole).Sum(baseline.At);
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: R2 {quality.R2:F10}, CV(RMSE) {scatter:F10}, counterfactual {counterfactual:F4} kWh");

        Assert.Equal(1, quality.R2 / reference.GetProperty("r2").GetDouble(), 1e-6);
        Assert.Equal(1, scatter / reference.GetProperty("cvrmse").GetDouble(), 1e-6);
        Assert.Equal(1, counterfactual / reference.GetProperty("counterfactual").GetDouble(), 1e-6);
    }
}
