using System.Globalization;
using System.Text.Json;
using UrbGrade.Modules.Analysis.Domain.Baselines;
using UrbGrade.Modules.Analysis.Domain.Savings;

namespace UrbGrade.Tests.Analysis.Domain;

public sealed class CaltrackDailyTests
{
    private static readonly DateOnly InterventionBegins = new(2016, 12, 26);
    private static readonly DateOnly InterventionEnds = new(2017, 1, 4);

    [Fact]
    public void Model_and_savings_agree_with_eemeter()
    {
        var reference = Reference("il-electricity-cdd-hdd-daily");
        var days = ReferenceUse.IllinoisDays();
        var model = CaltrackDaily.Fit([.. days.Where(day => day.Day < InterventionBegins && day.Day >= InterventionBegins.AddDays(-365))])!;

        Assert.Equal(TemperatureShape.TwoBalances, model.Shape);
        Near(reference.GetProperty("params"), "intercept", model.BaseKwh);
        Near(reference.GetProperty("params"), "beta_hdd", model.HeatingSlope / 1.8);
        Near(reference.GetProperty("params"), "beta_cdd", model.CoolingSlope / 1.8);
        Near(reference.GetProperty("params"), "heating_balance_point", (model.HeatingBalance * 1.8) + 32);
        Near(reference.GetProperty("params"), "cooling_balance_point", (model.CoolingBalance * 1.8) + 32);
        Near(reference, "r2_adj", model.Quality.AdjustedR2);
        Near(reference, "avg_r_squared", model.Quality.R2);
        Near(reference, "avg_cvrmse_adj", model.Quality.CvRmse / 100);

        var savings = MeteredSavings.Of(model, new UseHistory([.. days.Where(day => day.Day >= InterventionEnds && day.Day < InterventionEnds.AddDays(365))]))!;
        Assert.Equal(reference.GetProperty("reporting_days").GetInt32(), savings.Days);
        Assert.Equal(reference.GetProperty("metered_savings").GetDouble(), savings.SavedKwh, 1e-3);
        Assert.Equal(reference.GetProperty("savings_pct_of_counterfactual").GetDouble(), savings.SavedPercent!.Value, 1e-3);
        Near(reference.GetProperty("fsu_error_bands"), "FSU Error Band", savings.BandKwh);
        Assert.True(savings.IsSignificant);
        Assert.False(savings.IsLargeEnough);
    }

    [Fact]
    public void Savings_of_a_place_that_feeds_in_more_than_it_takes_have_the_same_band()
    {
        var taken = new FitQuality(365, 2, 36_500, 0.9, 0.9, 10, 10, 0, 0.2);
        var band = MeteredSavings.Band(taken with { TotalKwh = -36_500 }, 365, 0.9);
        Assert.True(band > 0);
        Assert.Equal(MeteredSavings.Band(taken, 365, 0.9), band);
        Assert.False(new MeteredSavings(365, -36_500, -36_500, band).IsSignificant);
    }

    /// <summary>The days of the reference are taken as it made them: see <see cref="ReferenceUse.DaysOfReference"/>.</summary>
    [Theory]
    [InlineData("dev_b25_gas_kwh", "b25_gas_kwh", "2018-01-02")]
    [InlineData("dev_b109_gas_kwh", "b109_gas_kwh", "2018-01-02")]
    [InlineData("dev_b35_gas_kwh", "b35_gas_kwh", "2018-01-02")]
    [InlineData("dev_b7_elec_kwh", "b7_elec_kwh", "2018-01-02")]
    [InlineData("dev_b33_elec_kwh", "b33_elec_kwh", "2018-01-02")]
    [InlineData("dev_b97_elec_kwh", "b97_elec_kwh", "2018-01-02")]
    [InlineData("uk_house0_gas_kwh", "gas_kwh", "2020-10-02")]
    [InlineData("uk_house0_elec_kwh", "elec_kwh", "2020-10-02")]
    [InlineData("dk_house_heat_2019", "heat_register_kwh", "2019-01-02")]
    public void Models_of_hourly_meters_agree_with_eemeter(string name, string column, string firstDay)
    {
        var reference = Reference(name);
        var first = DateOnly.Parse(firstDay, CultureInfo.InvariantCulture);
        var hours = name[..2] switch
        {
            "uk" => ReferenceUse.HouseHours(column),
            "dk" => ReferenceUse.HeatHours(column),
            _ => ReferenceUse.CambridgeHours(column),
        };
        var last = first.AddDays(reference.GetProperty("n_days").GetInt32());
        var days = ReferenceUse.DaysOfReference(hours.Where(hour => hour.Day >= first && hour.Day < last));
        var expected = reference.GetProperty("params");
        var model = CaltrackDaily.Fit(days, hasCooling: column.Contains("elec", StringComparison.Ordinal))!;

        Assert.Equal(reference.GetProperty("n_days").GetInt32(), model.Quality.Count);
        Near(expected, "intercept", model.BaseKwh);
        Near(expected, "beta_hdd", model.HeatingSlope / 1.8);
        Near(expected, "heating_balance_point", (model.HeatingBalance * 1.8) + 32);
        Assert.Equal(expected.TryGetProperty("beta_cdd", out _), model.CoolingSlope > 0);
        if (model.CoolingSlope > 0)
        {
            Near(expected, "beta_cdd", model.CoolingSlope / 1.8);
            Near(expected, "cooling_balance_point", (model.CoolingBalance * 1.8) + 32);
        }

        Near(reference, "r2_adj", model.Quality.AdjustedR2);
        Near(reference, "avg_cvrmse_adj", model.Quality.CvRmse / 100);
    }

    [Fact]
    public void Use_that_falls_with_the_cold_has_no_slope()
    {
        var days = Enumerable.Range(0, 365).Select(i => new DailyUse(new DateOnly(2023, 1, 1).AddDays(i), 10, 10 - (10 * Math.Cos(i / 58.0)))).ToList();

        var model = CaltrackDaily.Fit(days)!;

        Assert.Equal(TemperatureShape.Level, model.Shape);
        Assert.Equal(10, model.At(-5), 1e-12);
    }

    [Fact]
    public void Heat_has_no_cooling_slope()
    {
        var days = Enumerable.Range(0, 365).Select(i =>
        {
            var outside = 12 - (14 * Math.Cos(2 * Math.PI * i / 365));
            return new DailyUse(new DateOnly(2023, 1, 1).AddDays(i), 20 + (3 * Math.Max(15 - outside, 0)) + (5 * Math.Max(outside - 21, 0)), outside);
        }).ToList();

        Assert.Equal(TemperatureShape.TwoBalances, CaltrackDaily.Fit(days)!.Shape);
        Assert.Equal(TemperatureShape.Heating, CaltrackDaily.Fit(days, hasCooling: false)!.Shape);
    }

    [Fact]
    public void Days_that_are_not_whole_do_not_count() =>
        Assert.Null(CaltrackDaily.Fit([.. Enumerable.Range(0, 365).Select(i => new DailyUse(new DateOnly(2023, 1, 1).AddDays(i), double.NaN, 10))]));

    private static JsonElement Reference(string name) =>
        ReferenceUse.Results("reference_eemeter_2.10.11.json").EnumerateArray().Single(result => result.GetProperty("name").GetString() == name);

    private static void Near(JsonElement expected, string name, double actual) => Assert.Equal(1, actual / expected.GetProperty(name).GetDouble(), 1e-6);
}
