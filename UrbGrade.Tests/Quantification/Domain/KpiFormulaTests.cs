using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Domain.Comfort;
using UrbGrade.Modules.Quantification.Domain.Lighting;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Domain;

/// <summary>Each formula on an example small enough to be worked out by hand, and its edges.</summary>
public sealed class KpiFormulaTests
{
    /// <summary>Source: Hyndman and Fan 1996, type 7, as <c>numpy.percentile([1, 2, 3, 4], 5)</c>.</summary>
    [Fact]
    public void A_percentile_lies_between_two_values() => Assert.Equal(1.15, Percentile.Of([1, 2, 3, 4], 0.05), 12);

    [Fact]
    public void Intensity_needs_an_area_and_a_year_needs_330_days()
    {
        Assert.Equal(0.5, EnergyIntensity.PerSquareMetre(50, 100));
        Assert.Null(EnergyIntensity.PerSquareMetre(50, 0));
        Assert.Null(EnergyIntensity.PerPerson(50, null));
        Assert.Equal(365, EnergyIntensity.Annualised(330, 330));
        Assert.Null(EnergyIntensity.Annualised(329, 329));
    }

    [Fact]
    public void Degree_days_count_days_with_twelve_hours_or_more()
    {
        double?[] means = [10, 16, null, 25];
        Assert.Equal(8 + 2, DegreeDays.Heating(means, 18));
        Assert.Equal(8, DegreeDays.EurostatHeating(means));
        Assert.Equal(4, DegreeDays.EurostatCooling(means));
        var hours = CivilHour.Of(LocalCalendar.Of("UTC"), When.Day("2026-01-01"), When.Day("2026-01-02"));
        Assert.Null(Assert.Single(DegreeDays.DayMeans([.. Hours(11, 5), .. new HourValue[13]], hours)));
        Assert.Equal(5, Assert.Single(DegreeDays.DayMeans([.. Hours(12, 5), .. new HourValue[12]], hours)));
    }

    [Fact]
    public void Only_the_heat_that_depends_on_the_weather_is_scaled()
    {
        Assert.Equal(2000 + 8000 * 3000 / 2500.0, NormalisedHeat.Of(10_000, 2000, 3000, 2500));
        Assert.Null(NormalisedHeat.Of(10_000, 2000, 3000, 99));
        Assert.Equal(1500, NormalisedHeat.Of(1500, 2000, 3000, 2500));
        Assert.Equal(365 * 2.0, NormalisedHeat.SummerBase([(When.Day("2026-01-01"), 30), (When.Day("2026-07-01"), 1), (When.Day("2026-08-01"), 3)], 365));
    }

    [Fact]
    public void An_hour_without_a_factor_takes_that_of_the_year()
    {
        HourValue[] factors = [new(0.1, HourState.Measured), default];
        Assert.Equal([0.2, 0.6], CarbonEmission.Hours(Hours(2, 2), factors, 0.3).Select(h => h.Value));
        Assert.False(CarbonEmission.Hours(Hours(2, 2), factors, yearly: null)[1].IsValid);
    }

    [Fact]
    public void A_tariff_adds_power_and_taxes()
    {
        Assert.Equal((100 * 0.1 + 5 * 36.5 * 30 / 365) * 1.21, new EnergyTariff(0.1, 36.5, 0.21).Cost(100, 5, 30)!.Value, 12);
        Assert.Null(new EnergyTariff(0.1, 36.5, 0.21).Cost(100, null, 30));
        Assert.Equal(10, new EnergyTariff(0.1, 0, 0).Cost(100, null, 30));
    }

    [Fact]
    public void Ratios_have_no_value_where_they_would_divide_by_zero()
    {
        Assert.Null(LoadFactor.Of(0, 0));
        Assert.Null(BaseLoad.Share(0, 0));
        var hours = CivilHour.Of(LocalCalendar.Of("UTC"), When.Day("2026-01-05"), When.Day("2026-01-06"));
        Assert.Null(LoadRatio.NightToDay(Hours(24, 0), hours));
        Assert.Null(CaptureRatio.Of(Hours(24, 0), Hours(24, 1)).Ratio);
    }

    [Fact]
    public void The_clock_and_not_the_count_of_hours_tells_night_from_day()
    {
        var hours = CivilHour.Of(LocalCalendar.Of("Europe/Madrid"), When.Day("2026-10-25"), When.Day("2026-10-26"));
        Assert.Equal(25, hours.Length);
        Assert.Equal([0, 1, 2, 2, 3], hours.Take(5).Select(h => h.Clock));
        Assert.Equal([0, 1, 3], CivilHour.Of(LocalCalendar.Of("Europe/Madrid"), When.Day("2026-03-29"), When.Day("2026-03-30")).Take(3).Select(h => h.Clock));
    }

    /// <summary>Source: EN 16798-1:2019, B.2.2, category II at a running mean of 20 degrees Celsius: 25.4 - 4 to 25.4 + 3.</summary>
    [Fact]
    public void The_adaptive_band_follows_the_running_mean()
    {
        Assert.Equal((21.4, 28.4), (Math.Round(AdaptiveComfort.Band(20, 2).From, 9), Math.Round(AdaptiveComfort.Band(20, 2).To, 9)));
        Assert.False(AdaptiveComfort.IsApplicable(9.9));
        double?[] means = [1, 2, 3, 4, 5, 6, 7, 8];
        var first = (7 + 0.8 * 6 + 0.6 * 5 + 0.5 * 4 + 0.4 * 3 + 0.3 * 2 + 0.2 * 1) / 3.8;
        Assert.Equal(first, AdaptiveComfort.RunningMeans(means)[7]!.Value, 12);
        Assert.Equal(first, AdaptiveComfort.WeeklyMeans(means)[7]!.Value, 12);
        Assert.Null(AdaptiveComfort.WeeklyMeans(means)[6]);
    }

    [Fact]
    public void Comfort_counts_the_hours_in_which_people_are_there()
    {
        Assert.Equal(new KpiResult(50, 2, 2, 0), ComfortHours.Share([.. Hours(1, 21), .. Hours(1, 19), .. Hours(1, 30)], [true, true, false], ComfortBand.HeatingTwo));
        Assert.Equal((1.0, 5.0), ComfortHours.Outside([.. Hours(1, 19), .. Hours(1, 30)], [], ComfortBand.HeatingTwo));
        var monday = new CivilHour(When.Day("2026-01-05"), 18);
        Assert.True(OpeningHours.Parse("Mon-Sat 09-14, 17-20")!.Contains(monday));
        Assert.False(OpeningHours.Parse("Mon-Sat 09-14, 17-20")!.Contains(monday with { Clock = 14 }));
        Assert.True(OpeningHours.Parse("08-19 Mon-Sat")!.Contains(monday));
        Assert.False(OpeningHours.Parse("Mon-Sat 09-14; Sun 10-13")!.Contains(monday with { Day = When.Day("2026-01-04") }));
        Assert.Null(OpeningHours.Parse("on request"));
    }

    /// <summary>35 lamps of 287.5 W on 10751 m2 at 16.6 lx.</summary>
    [Fact]
    public void Street_lighting_shows_power_density_and_yearly_energy()
    {
        Assert.Equal(10_062.5 / (16.6 * 10_751), StreetLighting.PowerDensity(10_062.5, 16.6 * 10_751));
        Assert.Null(StreetLighting.PowerDensity(10_062.5, null));
        Assert.Equal(43_271.769 / 10_751, StreetLighting.EnergyOfYear([(10_062.5, 4300.3)], 10_751)!.Value, 6);
        Assert.Equal(4300.3, StreetLighting.FullLoadHours(43_271.76875, 10_062.5)!.Value, 6);
    }

    [Fact]
    public void Lamps_that_burn_at_noon_burn_under_the_sun()
    {
        var (burning, underSun) = BurningHours.OfHours(Hours(24, 1), When.Milliseconds("2026-06-21T00:00:00Z"), 1000, 43.18, -2.47);
        Assert.Equal(24, burning.Value);
        Assert.InRange(underSun.Value!.Value, 12, 15);
    }

    /// <summary>Source: ephem 4.1.4, Eibar on 1 January 2019: sunset 16:45:00, sunrise of the next day 07:41:53.</summary>
    [Fact]
    public void The_night_is_as_long_as_an_ephemeris_says()
    {
        Assert.InRange(SunHeight.NightHours(When.Day("2019-01-01"), 43.1843), 14.93, 14.97);
        Assert.InRange(SunHeight.Degrees(When.Instant("2019-01-01T16:45:00Z"), 43.1843, -2.4733), -0.95, -0.7);
    }

    [Fact]
    public void Uniformity_is_that_of_the_worst_lane()
    {
        var grid = LuminanceGrid.Of([(1, 1, 1.0), (1, 1, 2.0), (2, 1, 1.0), (2, 1, 4.0)])!.Value;
        Assert.Equal((2.0, 0.5, 0.25, true), (grid.Mean, grid.Overall, grid.Longitudinal, grid.IsIndicative));
    }

    [Fact]
    public void Few_votes_are_drawn_to_the_mean_of_all_and_fewer_than_five_hidden()
    {
        var few = Satisfaction.Of([100, 100, 50, 100, 50], 50)!.Value;
        Assert.Equal((80.0, (5 * 80 + 20 * 50) / 25.0, false), (few.Index, few.Shown, few.IsHidden));
        Assert.True(Satisfaction.Of([100, 50], 50)!.Value.IsHidden);
        Assert.Equal(75, Satisfaction.Score(4));
        Assert.Throws<ArgumentOutOfRangeException>(() => Satisfaction.Score(6));
    }

    [Fact]
    public void Seven_nights_without_a_quiet_hour_suggest_a_leak()
    {
        var hours = CivilHour.Of(LocalCalendar.Of("UTC"), When.Day("2026-01-01"), When.Day("2026-01-08"));
        Assert.True(WaterUse.IsLeaking(WaterUse.NightFlows(Hours(7 * 24, 0.001), hours)));
        var quiet = Hours(7 * 24, 0.001);
        quiet[(3 * 24) + 3] = new HourValue(0, HourState.Measured);
        Assert.False(WaterUse.IsLeaking(WaterUse.NightFlows(quiet, hours)));
        Assert.Equal(50, WaterUse.LitresPerPersonDay(0.7, 14)!.Value, 9);
        Assert.Null(WaterUse.LitresPerPersonDay(0.7, 0));
    }

    [Fact]
    public void Heat_is_related_to_the_volume_and_its_cooling()
    {
        var heat = DistrictHeat.Of(1163, 10, 700, 600)!.Value;
        Assert.Equal((70.0, 60.0, 10.0, 11.63), (heat.SupplyCelsius, heat.ReturnCelsius, heat.Cooling, heat.HeatRatio));
        Assert.Null(DistrictHeat.Of(0, 0, 0, 0));
    }

    [Fact]
    public void Peers_with_the_same_figure_share_their_rank()
    {
        Assert.Equal(100 * 0.5 / 8, BenchmarkPercentile.Of(1, [1, 2, 3, 4, 5, 6, 7, 8]));
        Assert.Equal(31.25, BenchmarkPercentile.Of(2, [1, 2, 2, 2, 5, 6, 7, 8])!.Value, 9);
        Assert.Null(BenchmarkPercentile.Of(1, [1, 2, 3]));
    }

    private static HourValue[] Hours(int count, double value) => [.. Enumerable.Repeat(new HourValue(value, HourState.Measured), count)];
}
