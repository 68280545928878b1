using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Domain.Lighting;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Domain;

/// <summary>Formulas of street lighting on examples small enough to be worked out by hand, and their edges.</summary>
public sealed class LightingKpiTests
{
    private static readonly Period Midsummer = new(When.Day("2026-06-21"), When.Day("2026-06-22"), 0, 24, When.Milliseconds("2026-06-21T00:00:00Z"));

    private static readonly (double Latitude, double Longitude) Place = (43.18, -2.47);

    /// <summary>35 lamps of 287.5 W on 10751 m2 at 16.6 lx.</summary>
    [Fact]
    public void Street_lighting_shows_power_density_and_yearly_energy()
    {
        Assert.Equal(10_062.5 / (16.6 * 10_751), StreetLighting.PowerDensity(10_062.5, 16.6 * 10_751));
        Assert.Null(StreetLighting.PowerDensity(10_062.5, null));
        Assert.Equal(43_271.769 / 10_751, StreetLighting.EnergyOfYear(43_271.769, 10_751)!.Value, 9);
        Assert.Equal(43_271.76875 / 10_751, StreetLighting.EnergyAtFullPower(10_062.5, 4300.3, 10_751)!.Value, 9);
        Assert.Null(StreetLighting.EnergyAtFullPower(10_062.5, 4300.3, null));
        Assert.Equal(4300.3, StreetLighting.FullLoadHours(43_271.76875, 10_062.5)!.Value, 6);
    }

    [Fact]
    public void Lamps_that_burn_at_noon_burn_under_the_sun()
    {
        var (burning, underSun) = BurningHours.Of(Hours(24, 1), null, Midsummer, 1000, Place);
        Assert.Equal(24, burning.Value);
        Assert.InRange(underSun.Value!.Value, 12, 15);
    }

    /// <summary>From 17:48 to 6:15, read hourly and dimmed from 23:00 to 5:00.</summary>
    [Fact]
    public void Hours_in_which_lamps_went_on_or_off_counted_as_whole_ones()
    {
        var energy = Hours(48, 0);
        for (var hour = 18; hour < 30; hour++)
        {
            energy[hour] = new HourValue(hour is >= 23 and < 29 ? 0.5 : 1, HourState.Measured);
        }

        (energy[17], energy[30]) = (new HourValue(0.2, HourState.Measured), new HourValue(0.25, HourState.Measured));
        var (burning, _) = BurningHours.Of(energy, null, Midsummer with { Length = 48 }, 1000, Place);

        Assert.Equal(new KpiResult(12.45, 48, 48, 0), burning);
    }

    /// <summary>Lit from 2:15 to 4:15 and for a quarter at noon; the quarter at 2:00 is missing, and that at 15:00 is a spike.</summary>
    [Fact]
    public void Lamps_burned_for_the_whole_of_an_hour_of_which_they_burned_a_part()
    {
        var energy = Hours(24, 0);
        foreach (var (hour, kilowattHours) in new[] { (2, 0.75), (3, 1.0), (4, 0.25), (12, 0.25) })
        {
            energy[hour] = new HourValue(kilowattHours, hour == 2 ? HourState.Partial : HourState.Measured);
        }

        StoredReading[] quarters = [.. Enumerable.Range(0, 96).Where(quarter => quarter != 8).Select(quarter => new StoredReading(
            Midsummer.StartsAt + (quarter * LocalCalendar.Hour / 4), Midsummer.StartsAt + ((quarter + 1) * LocalCalendar.Hour / 4),
            quarter is (>= 9 and <= 16) or 48 ? 1000 : quarter == 60 ? 90_000 : 0, ReadingQuality.Measured, RawRequestId: 1))];
        var power = new MeteredHours(1, Quantities.Power, "light", [.. energy.Select(hour => hour with { Value = hour.Value * 1000 })]) { Powers = quarters };

        var (burning, underSun) = BurningHours.Of(energy, power, Midsummer, 1000, Place);

        // The hour of the missing quarter is not valid; that of the spike is by its mean.
        Assert.Equal(new KpiResult(2.25, 24, 23, 0), burning);
        Assert.Equal(0.25, underSun.Value);
    }

    /// <summary>Half an hour after sunset and half an hour before sunrise in each of 31 nights.</summary>
    [Fact]
    public void A_cabinet_that_switches_away_from_sunset_and_sunrise_is_held_against_its_own_night()
    {
        double Deviation(params (string, DateOnly, double)[] facts) => new PeriodKpis(Cabinet(), Traits(facts), (_, _) => null)
            .Of(new Period(When.Day("2026-01-01"), When.Day("2026-02-01"), 0, 31 * 24, When.Milliseconds("2026-01-01T00:00:00Z")))
            .Single(one => one.DefinitionId == PeriodKpiDefinitions.BurningDeviation.Id).Result.Value!.Value;

        var from = When.Day("2026-01-01");
        Assert.Equal(Deviation() + 31, Deviation((AssetTraits.SwitchingOffset, from, 30)), 9);
        Assert.Equal(Deviation() - 31, Deviation((AssetTraits.SwitchingOffset, from, -30)), 9);
        Assert.True(AssetTraits.Allows(AssetTraits.SwitchingOffset, -120));
        Assert.False(AssetTraits.Allows(AssetTraits.SwitchingOffset, 121));

        static AssetFigures Cabinet() => new(
            [new MeteredHours(1, Quantities.Energy, "light", Hours(31 * 24, 1))],
            CivilHour.Of(LocalCalendar.Of("UTC"), When.Day("2026-01-01"), When.Day("2026-02-01")), (_, _) => null);

        static AssetTraits Traits((string, DateOnly, double)[] facts) =>
            new([(AssetTraits.InstalledPower, When.Day("2026-01-01"), 1_000), .. facts]) { Place = (43.18, -2.47) };
    }

    /// <summary>Source: ephem 4.1.4, Eibar on 1 January 2019: sunset 16:45:00, sunrise of the next day 07:41:53.</summary>
    [Fact]
    public void The_night_is_as_long_as_an_ephemeris_says()
    {
        var sun = new Sun(43.1843, -2.4733);
        Assert.InRange(sun.NightHours(When.Day("2019-01-01")), 14.93, 14.97);
        Assert.InRange(sun.HeightAt(When.Instant("2019-01-01T16:45:00Z")), -0.95, -0.7);
    }

    [Fact]
    public void Uniformity_is_that_of_the_worst_lane()
    {
        var grid = LuminanceGrid.Of([(1, 1, 1.0), (1, 1, 2.0), (2, 1, 1.0), (2, 1, 4.0)])!.Value;
        Assert.Equal(new LuminanceGrid(2, 0.5, 0.25, 4, 60), grid);
    }

    [Fact]
    public void A_grid_that_is_too_coarse_or_has_dark_points_lacks_some()
    {
        var fine = Enumerable.Range(0, 30).Select(point => ((int?)1, (int?)(point % 3), (double?)1)).ToList();
        Assert.Equal(new LuminanceGrid(1, 1, 1, 30, 30), LuminanceGrid.Of(fine)!.Value);
        Assert.Equal((29, 30), (LuminanceGrid.Of([.. fine.Skip(1), (1, 0, null)])!.Value.Points, LuminanceGrid.Of(fine.Skip(1).ToList())!.Value.Wanted));
        Assert.Equal(new LuminanceGrid(1, 1, null, 30, 50), LuminanceGrid.Of([.. fine.Select(point => ((int?)null, (int?)null, point.Item3))])!.Value);
        Assert.Null(LuminanceGrid.Of([(1, 1, null)]));
    }

    private static HourValue[] Hours(int count, double value) => [.. Enumerable.Repeat(new HourValue(value, HourState.Measured), count)];
}
