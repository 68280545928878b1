using System.Globalization;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain;
using static UrbGrade.Tests.Quantification.Reference.ReferenceSeries;

namespace UrbGrade.Tests.Quantification.Reference;

/// <summary>The figures of a year of real meters against those computed by numpy (<c>reference_kpi.json</c>).</summary>
public sealed class ReferenceYearTests
{
    private const string Elec = "commercial_elec_2018_2019_hourly.csv";
    private const string Context = "context_2018_2019_hourly.csv";

    [Theory]
    [InlineData("b97_elec_kwh")]
    [InlineData("b115_elec_kwh")]
    [InlineData("b22_elec_kwh")]
    [InlineData("b41_elec_kwh")]
    [InlineData("b48_elec_kwh")]
    [InlineData("b52_elec_kwh")]
    [InlineData("b7_elec_kwh")]
    [InlineData("b33_elec_kwh")]
    public void Commercial_electricity(string meter)
    {
        var figures = Figures($"{meter} 2019 (Europe/London days)");
        var year = Of("Europe/London", "2019-01-01", "2020-01-01");
        var energy = year.Column("barcelona", Elec, meter, zeroIsMissing: true);
        AssertLoad(figures, year, energy);

        var price = year.Column("barcelona", Context, "price_eur_per_kwh_es");
        var cost = PeriodKpi.Sum(EnergyCost.Hours(energy, price));
        AssertFigure(figures, "cost", cost.Value);
        figures["cost_hours"].Holds(cost.Valid);
        var (paid, mean, ratio) = CaptureRatio.Of(energy, price);
        AssertFigure(figures, "avg_price_weighted", paid);
        AssertFigure(figures, "avg_price_time", mean);
        Assert.Equal(paid / mean, ratio);
        // The reference divides the two prices after rounding them.
        AssertFigure(figures, "capture_ratio", Math.Round(paid!.Value, 6) / Math.Round(mean!.Value, 6));

        var carbon = year.Column("barcelona", Context, "carbon_kg_per_kwh_gb");
        // An hour without a factor emits nothing there.
        AssertFigure(figures, "co2_kg_hourly_factor", PeriodKpi.Sum(CarbonEmission.Hours(energy, hour => carbon[hour].IsValid ? carbon[hour].Value : 0)).Value);
        // Its yearly factor is the mean over the hours of the meter.
        var yearly = PeriodKpi.Mean([.. carbon.Zip(energy).Where(hour => hour.Second.IsValid).Select(hour => hour.First)]).Value!.Value;
        AssertFigure(figures, "co2_kg_avg_factor", PeriodKpi.Sum(CarbonEmission.Hours(energy, _ => yearly)).Value);
    }

    [Theory]
    [InlineData("b25_gas_kwh")]
    [InlineData("b109_gas_kwh")]
    [InlineData("b35_gas_kwh")]
    public void Commercial_gas(string meter)
    {
        var year = Of("Europe/London", "2019-01-01", "2020-01-01");
        AssertLoad(Figures($"{meter} 2019"), year, year.Column("barcelona", "commercial_gas_2018_2019_hourly.csv", meter));
    }

    [Theory]
    [InlineData("elec", "elec_kwh")]
    [InlineData("gas", "gas_kwh")]
    public void A_british_house(string name, string column)
    {
        var year = Of("Europe/London", "2021-01-01", "2022-01-01");
        AssertLoad(Figures($"uk_house0 {name} 2021"), year, year.Column("kalundborg", "uk_house0_elec_gas_temp_2020_2022_hourly.csv", column));
    }

    [Fact]
    public void Heat_of_a_danish_house_from_its_register()
    {
        var year = Of("Europe/Copenhagen", "2019-01-01", "2020-01-01");
        var heat = year.Register("kalundborg", "dk_house_heat_registers_2018_2019_hourly.csv", "heat_register_kwh");
        AssertLoad(Figures("dk_house heat 2019 (register diff, value at hour start)"), year, heat);
    }

    [Fact]
    public void District_heating_of_that_house()
    {
        var figures = Figures("dk_house 2019 flow-weighted temps");
        var year = Of("Europe/Copenhagen", "2019-01-01", "2020-01-01");
        double Sum(string register) => PeriodKpi.Sum(year.Register("kalundborg", "dk_house_heat_registers_2018_2019_hourly.csv", register)).Value!.Value;

        var heat = DistrictHeat.Of(Sum("heat_register_kwh"), Sum("volume_register_m3"), Sum("inlet_register_m3c"), Sum("return_register_m3c"))!.Value;
        AssertFigure(figures, "t_supply_c", heat.SupplyCelsius);
        AssertFigure(figures, "t_return_c", heat.ReturnCelsius);
        AssertFigure(figures, "delta_t_k", heat.Cooling);
        AssertFigure(figures, "volume_m3", Sum("volume_register_m3"));
        AssertFigure(figures, "heat_kwh", Sum("heat_register_kwh"));
        AssertFigure(figures, "check_1.163*V*dT/.. kWh", heat.ByWater);
        Assert.InRange(heat.HeatRatio!.Value, 1.12, 1.16);
    }

    [Theory]
    [InlineData("bedford 2019 Europe/London", "Europe/London", 2019, "barcelona", Context)]
    [InlineData("uk_house0 2021", "Europe/London", 2021, "kalundborg", "uk_house0_elec_gas_temp_2020_2022_hourly.csv")]
    [InlineData("copenhagen 2019", "Europe/Copenhagen", 2019, "prices_weather", "weather_copenhagen_2019_hourly.csv")]
    public void Degree_days(string name, string zone, int year, string folder, string file)
    {
        var figures = Figures($"degree_days {name}");
        var series = Of(zone, $"{year}-01-01", $"{year + 1}-01-01");
        var outside = series.Column(folder, file, "temp_out_c");
        var days = DegreeDays.Days(outside, series.Hours);

        figures["days"].Holds(DegreeDays.Heating(days, 15.5).Valid);
        AssertFigure(figures, "t_mean", PeriodKpi.Mean(outside).Value);
        AssertFigure(figures, "hdd_mean_15.5", DegreeDays.Heating(days, 15.5).Value);
        AssertFigure(figures, "hdd_mean_17", DegreeDays.Heating(days, 17).Value);
        AssertFigure(figures, "hdd_mean_18", DegreeDays.Heating(days, 18).Value);
        AssertFigure(figures, "hdd_hourly_15.5", DegreeDays.HeatingByHour(outside, 15.5).Value);
        AssertFigure(figures, "hdd_eurostat_15_18", DegreeDays.EurostatHeating(days).Value);
        AssertFigure(figures, "cdd_mean_22", DegreeDays.Cooling(days, 22).Value);
        AssertFigure(figures, "cdd_mean_24", DegreeDays.Cooling(days, 24).Value);
        AssertFigure(figures, "cdd_eurostat_24_21", DegreeDays.EurostatCooling(days).Value);
    }

    [Fact]
    public void Water_of_a_house_with_three_people()
    {
        var figures = Figures("ampds water 2012-04..2013-03");
        var year = Of("America/Vancouver", "2012-04-01", "2013-04-01");
        var litres = year.Column("kalundborg", "house_water_gas_ampds_2012_2013_hourly.csv", "water_l");
        var volume = litres.Select(hour => hour with { Value = hour.Value / 1000 }).ToArray();
        var total = PeriodKpi.Sum(volume).Value!.Value;

        AssertFigure(figures, "total_m3", total);
        AssertFigure(figures, "mean_l_day", WaterUse.LitresPerPersonDay(total, 365));
        AssertFigure(figures, "l_person_day_if_3_occupants", WaterUse.LitresPerPersonDay(total, 3 * 365));
        AssertFigure(figures, "max_hour_l", PeakPower.Of(litres).Kilowatt);
        var nights = WaterUse.NightFlows(volume, year.Hours);
        AssertFigure(figures, "nights_with_min_flow_gt_0_pct", 100.0 * nights.Count(night => night.LitresPerHour > 0) / nights.Count);
        AssertFigure(figures, "median_night_min_l_h", Percentile.Of([.. nights.Select(night => night.LitresPerHour!.Value).Order()], 0.5));
        Assert.InRange(WaterUse.LongestRow(nights), 1, 6);
    }

    private static void AssertLoad(ReferenceEntry figures, ReferenceSeries year, HourValue[] energy)
    {
        var sum = PeriodKpi.Sum(energy);
        var mean = PeriodKpi.Mean(energy).Value;
        var sorted = Percentile.Sorted(energy);
        figures["hours_expected"].Holds(sum.Expected);
        figures["hours_valid"].Holds(sum.Valid);
        AssertFigure(figures, "completeness_pct", Completeness.Of(energy).Value);
        AssertFigure(figures, "energy_kwh", sum.Value);
        foreach (var (month, kwh) in figures["monthly_kwh"].Items.Index())
        {
            kwh.Holds(PeriodKpi.Sum([.. energy.Where((_, hour) => year.Hours[hour].Day.Month == month + 1)]).Value);
        }

        AssertFigure(figures, "mean_kw", mean);
        var (peak, at) = PeakPower.Of(energy);
        AssertFigure(figures, "peak_kw", peak);
        var local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(year.Calendar.StartOf(year.From) + (at * LocalCalendar.Hour)), year.Zone);
        figures["peak_time_local"].Holds(local.ToString("yyyy-MM-dd HH:mm:sszzz", CultureInfo.InvariantCulture));
        AssertFigure(figures, "load_factor", LoadFactor.Of(mean, peak));
        AssertFigure(figures, "baseload_p05_kw", BaseLoad.Of(sorted));
        AssertFigure(figures, "baseload_share_pct", BaseLoad.Share(BaseLoad.Of(sorted), mean));
        AssertFigure(figures, "baseload_median_daily_min_kw", BaseLoad.OfDailyMinima(energy, year.Hours));
        AssertFigure(figures, "night_day_ratio_wd_00-05_09-17", LoadRatio.NightToDay(energy, year.Hours));
        AssertFigure(figures, "weekend_weekday_ratio", LoadRatio.WeekendToWorkday(energy, year.Hours));
        AssertFigure(figures, "p95_kw", Percentile.Of(sorted, 0.95));
        AssertFigure(figures, "base_to_peak_p05_p95", BaseLoad.Of(sorted) / Percentile.Of(sorted, 0.95));
    }
}
