using System.Globalization;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Store;
using static UrbGrade.Tests.Quantification.Reference.ReferenceSeries;

namespace UrbGrade.Tests.Quantification.Reference;

/// <summary>The figures that the platform makes of a year of real meters against those computed by numpy (<c>reference_kpi.json</c>), which has some more: of these
/// the numbers that its figures are made with.</summary>
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
        var (price, carbon) = (year.Column("barcelona", Context, "price_eur_per_kwh_es"), year.Column("barcelona", Context, "carbon_kg_per_kwh_gb"));
        MeteredHours[] series = [new(1, Quantities.Energy, "power", energy), new(1, Quantities.Price, null, price), new(1, Quantities.EmissionFactor, null, carbon)];

        // An hour without a factor emits nothing there.
        var computed = AssertLoad(figures, year, year.Kpis(new AssetTraits([]), 0, series), KpiMedium.Power, energy);
        double? Value(KpiDefinitionRow kpi) => computed[(kpi.Id, KpiMedium.All)].Result.Value;
        AssertFigure(figures, "cost", Value(KpiDefinitions.Cost));
        figures["cost_hours"].Holds((int)Value(PeriodKpiDefinitions.CostHours)!.Value);
        AssertFigure(figures, "co2_kg_hourly_factor", Value(PeriodKpiDefinitions.Co2ByHour));
        var (paid, mean, ratio) = CaptureRatio.Of(energy, price);
        AssertFigure(figures, "avg_price_weighted", paid);
        AssertFigure(figures, "avg_price_time", mean);
        Assert.Equal(paid / mean, ratio);
        Assert.Equal(ratio, Value(PeriodKpiDefinitions.CaptureRatio));
        // The reference divides the two prices after rounding them.
        AssertFigure(figures, "capture_ratio", Math.Round(paid!.Value, 6) / Math.Round(mean!.Value, 6));

        // Its yearly factor is the mean over the hours of the meter.
        var yearly = PeriodKpi.Mean([.. carbon.Zip(energy).Where(hour => hour.Second.IsValid).Select(hour => hour.First)]).Value!.Value;
        var averaged = year.Computed(year.Kpis(new AssetTraits([]), yearly, series), year.From, year.To);
        AssertFigure(figures, "co2_kg_avg_factor", averaged[(KpiDefinitions.Co2.Id, KpiMedium.All)].Result.Value);
    }

    [Theory]
    [InlineData("b25_gas_kwh")]
    [InlineData("b109_gas_kwh")]
    [InlineData("b35_gas_kwh")]
    public void Commercial_gas(string meter)
    {
        var year = Of("Europe/London", "2019-01-01", "2020-01-01");
        AssertLoad(Figures($"{meter} 2019"), year, "gas", year.Column("barcelona", "commercial_gas_2018_2019_hourly.csv", meter));
    }

    [Theory]
    [InlineData("elec", "elec_kwh", "power")]
    [InlineData("gas", "gas_kwh", "gas")]
    public void A_british_house(string name, string column, string carrier)
    {
        var year = Of("Europe/London", "2021-01-01", "2022-01-01");
        AssertLoad(Figures($"uk_house0 {name} 2021"), year, carrier, year.Column("kalundborg", "uk_house0_elec_gas_temp_2020_2022_hourly.csv", column));
    }

    [Fact]
    public void Heat_of_a_danish_house_from_its_register()
    {
        var year = Of("Europe/Copenhagen", "2019-01-01", "2020-01-01");
        var heat = year.Register("kalundborg", "dk_house_heat_registers_2018_2019_hourly.csv", "heat_register_kwh");
        AssertLoad(Figures("dk_house heat 2019 (register diff, value at hour start)"), year, "heat", heat);
    }

    [Fact]
    public void District_heating_of_that_house()
    {
        var figures = Figures("dk_house 2019 flow-weighted temps");
        var year = Of("Europe/Copenhagen", "2019-01-01", "2020-01-01");
        HourValue[] Steps(string register) => year.Register("kalundborg", "dk_house_heat_registers_2018_2019_hourly.csv", register);
        var volume = Steps("volume_register_m3");
        var computed = year.Computed(
            new AssetTraits([]), new(1, Quantities.Energy, "heat", Steps("heat_register_kwh")), new(1, Quantities.Volume, "heat", volume),
            new(1, Quantities.InletRegister, "heat", Steps("inlet_register_m3c")), new(1, Quantities.ReturnRegister, "heat", Steps("return_register_m3c")));

        double? Value(KpiDefinitionRow kpi) => computed[(kpi.Id, KpiMedium.Heat)].Result.Value;
        AssertFigure(figures, "t_supply_c", Value(PeriodKpiDefinitions.HeatSupply));
        AssertFigure(figures, "t_return_c", Value(PeriodKpiDefinitions.HeatReturn));
        AssertFigure(figures, "delta_t_k", Value(PeriodKpiDefinitions.HeatCooling));
        AssertFigure(figures, "volume_m3", PeriodKpi.Sum(volume).Value);
        AssertFigure(figures, "heat_kwh", Value(KpiDefinitions.Energy));
        AssertFigure(figures, "check_1.163*V*dT/.. kWh", Value(PeriodKpiDefinitions.HeatByWater));
        Assert.InRange(Value(PeriodKpiDefinitions.HeatRatio)!.Value, 1.12, 1.16);
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
        var computed = series.Computed(new AssetTraits([]), new MeteredHours(1, Quantities.OutsideTemperature, null, outside));

        double? Value(KpiDefinitionRow kpi) => computed[(kpi.Id, KpiMedium.All)].Result.Value;
        figures["days"].Holds(computed[(PeriodKpiDefinitions.Heating155.Id, KpiMedium.All)].Result.Valid);
        AssertFigure(figures, "t_mean", Value(KpiDefinitions.OutsideTemperature));
        AssertFigure(figures, "hdd_mean_15.5", Value(PeriodKpiDefinitions.Heating155));
        AssertFigure(figures, "hdd_mean_17", Value(PeriodKpiDefinitions.Heating17));
        AssertFigure(figures, "hdd_mean_18", Value(PeriodKpiDefinitions.Heating18));
        AssertFigure(figures, "hdd_hourly_15.5", Value(PeriodKpiDefinitions.HeatingByHour));
        AssertFigure(figures, "hdd_eurostat_15_18", Value(PeriodKpiDefinitions.HeatingEurostat));
        AssertFigure(figures, "cdd_mean_22", Value(PeriodKpiDefinitions.Cooling22));
        AssertFigure(figures, "cdd_mean_24", DegreeDays.Cooling(DegreeDays.Days(outside, series.Hours), 24).Value);
        AssertFigure(figures, "cdd_eurostat_24_21", Value(PeriodKpiDefinitions.CoolingEurostat));
    }

    [Fact]
    public void Water_of_a_house_with_three_people()
    {
        var figures = Figures("ampds water 2012-04..2013-03");
        var year = Of("America/Vancouver", "2012-04-01", "2013-04-01");
        var litres = year.Column("kalundborg", "house_water_gas_ampds_2012_2013_hourly.csv", "water_l");
        var volume = litres.Select(hour => hour with { Value = hour.Value / 1000 }).ToArray();
        KpiResult Figure(KpiDefinitionRow kpi, int people) => year.Computed(
            new AssetTraits([(AssetTraits.Occupants, DateOnly.MinValue, people)]), new MeteredHours(1, Quantities.Volume, "water", volume))[(kpi.Id, KpiMedium.Water)].Result;

        AssertFigure(figures, "total_m3", Figure(PeriodKpiDefinitions.Water, 1).Value);
        AssertFigure(figures, "mean_l_day", Figure(PeriodKpiDefinitions.WaterPerPerson, 1).Value);
        AssertFigure(figures, "l_person_day_if_3_occupants", Figure(PeriodKpiDefinitions.WaterPerPerson, 3).Value);
        AssertFigure(figures, "max_hour_l", PeakPower.Of(litres).Kilowatt);
        var leaks = Figure(PeriodKpiDefinitions.LeakNights, 1);
        AssertFigure(figures, "nights_with_min_flow_gt_0_pct", 100 * leaks.Value / leaks.Expected);
        AssertFigure(figures, "median_night_min_l_h", Figure(PeriodKpiDefinitions.NightFlow, 1).Value);
        Assert.InRange(Figure(PeriodKpiDefinitions.LeakRow, 1).Value!.Value, 1, 6);
    }

    private static void AssertLoad(ReferenceEntry figures, ReferenceSeries year, string carrier, HourValue[] energy) => AssertLoad(
        figures, year, year.Kpis(new AssetTraits([]), null, new MeteredHours(1, Quantities.Energy, carrier, energy)), AssetFigures.MediumOf(carrier), energy);

    /// <returns>All figures of the year.</returns>
    private static Dictionary<(int Definition, KpiMedium Medium), PeriodResult> AssertLoad(
        ReferenceEntry figures, ReferenceSeries year, PeriodKpis kpis, KpiMedium medium, HourValue[] energy)
    {
        var computed = year.Computed(kpis, year.From, year.To);
        double? Value(KpiDefinitionRow kpi) => computed[(kpi.Id, medium)].Result.Value;
        var sum = computed[(KpiDefinitions.Energy.Id, medium)].Result;
        figures["hours_expected"].Holds(sum.Expected);
        figures["hours_valid"].Holds(sum.Valid);
        AssertFigure(figures, "completeness_pct", computed[(PeriodKpiDefinitions.Completeness.Id, KpiMedium.All)].Result.Value);
        AssertFigure(figures, "energy_kwh", sum.Value);
        foreach (var (month, kwh) in figures["monthly_kwh"].Items.Index())
        {
            var first = year.From.AddMonths(month);
            kwh.Holds(year.Computed(kpis, first, first.AddMonths(1))[(KpiDefinitions.Energy.Id, medium)].Result.Value);
        }

        AssertFigure(figures, "mean_kw", sum.Value / sum.Valid);
        AssertFigure(figures, "peak_kw", Value(PeriodKpiDefinitions.Peak));
        var local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(computed[(PeriodKpiDefinitions.Peak.Id, medium)].At), year.Zone);
        figures["peak_time_local"].Holds(local.ToString("yyyy-MM-dd HH:mm:sszzz", CultureInfo.InvariantCulture));
        AssertFigure(figures, "load_factor", Value(PeriodKpiDefinitions.LoadFactor));
        AssertFigure(figures, "baseload_p05_kw", Value(PeriodKpiDefinitions.BaseLoad));
        AssertFigure(figures, "baseload_share_pct", Value(PeriodKpiDefinitions.BaseLoadShare));
        AssertFigure(figures, "baseload_median_daily_min_kw", Value(PeriodKpiDefinitions.BaseLoadOfDays));
        AssertFigure(figures, "night_day_ratio_wd_00-05_09-17", Value(PeriodKpiDefinitions.NightDay));
        AssertFigure(figures, "weekend_weekday_ratio", Value(PeriodKpiDefinitions.WeekendWorkday));
        var ninetyFifth = Percentile.Of(Percentile.Sorted(energy), 0.95);
        AssertFigure(figures, "p95_kw", ninetyFifth);
        AssertFigure(figures, "base_to_peak_p05_p95", Value(PeriodKpiDefinitions.BaseLoad) / ninetyFifth);
        return computed;
    }
}
