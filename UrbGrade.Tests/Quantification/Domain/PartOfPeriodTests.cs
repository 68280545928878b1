using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Domain;

/// <summary>Figures that count days or nights, where a period or a day is not as long as usual.</summary>
public class PartOfPeriodTests
{
    private static readonly LocalCalendar Utc = LocalCalendar.Of("UTC");

    private static readonly DateOnly January = When.Day("2026-01-01");

    [Fact]
    public void A_cabinet_taken_away_in_the_month_is_held_to_the_nights_until_then()
    {
        var nineDays = Deviation(Utc, January, January.AddDays(9));

        Assert.Equal(nineDays, Deviation(Utc, January, January.AddMonths(1), until: (9 * 24) + 14), 9);
        Assert.Equal(nineDays, Deviation(Utc, January, January.AddMonths(1), until: 9 * 24), 9);
    }

    [Theory]
    [InlineData("2026-03-29", 23)]
    [InlineData("2026-10-25", 25)]
    [InlineData("2026-05-05", 24)]
    public void A_cabinet_that_follows_the_sun_deviates_by_nothing_where_the_clock_changes(string local, int hours)
    {
        var (calendar, day) = (LocalCalendar.Of("Europe/Madrid"), When.Day(local));
        Assert.Equal(hours, calendar.HoursOf(day));

        // One that never goes out burns as long as the sun is up, whatever the clock shows.
        Assert.Equal(24 - new Sun(43.18, -2.47).NightHours(day), Deviation(calendar, day, day.AddDays(1)), 9);
    }

    /// <summary>1 kWh an hour and 10 kW of contracted power: three days of 2025, 7.20 and 3, and four of 2026 at twice the prices, 19.20 and 8.</summary>
    [Theory]
    [InlineData(0, 37.4)]
    [InlineData(72, 30.2)]
    [InlineData(168, null)]
    public void A_week_over_New_Year_is_paid_by_the_tariffs_of_both_years(int missing, double? cost) =>
        Assert.Equal(cost, Bill(When.Day("2025-12-29"), When.Day("2026-01-05"), known: missing..(7 * 24)));

    /// <summary>A kWh an hour at 0.20, and 2 a day of contracted power: of three days, of a quarter of the fourth, and of the half year until the meter was taken away.</summary>
    [Theory]
    [InlineData("2026-02-01", 3 * 24, null, 20.4)]
    [InlineData("2026-02-01", (3 * 24) + 6, null, 22.1)]
    [InlineData("2027-01-01", 181 * 24, 181 * 24, 1230.8)]
    [InlineData("2027-01-01", 14 * 24, null, 95.2)]
    public void Contracted_power_was_paid_for_days_that_were_still_to_come_or_after_the_meter(string to, int known, int? taken, double cost) =>
        Assert.Equal(cost, Bill(January, When.Day(to), 0..known, taken ?? int.MaxValue));

    /// <summary>The bill of 1 kWh in each known hour and 10 kW, at twice the prices from 2026 on; null for none.</summary>
    private static double? Bill(DateOnly from, DateOnly to, Range known, int until = int.MaxValue)
    {
        var hours = new HourValue[Utc.HoursBetween(from, to)];
        Array.Fill(hours, new HourValue(1, HourState.Measured), known.Start.Value, known.End.Value - known.Start.Value);
        var figures = new AssetFigures([new(1, Quantities.Energy, "power", hours, ExpectedUntil: until)], CivilHour.Of(Utc, from, to), (_, _) => null);
        var kpis = new PeriodKpis(
            figures, new AssetTraits([(AssetTraits.ContractedPower, DateOnly.MinValue, 10)]),
            (_, day) => day.Year == 2025 ? new EnergyTariff(0.1, 36.5, 0) : new EnergyTariff(0.2, 73, 0));

        var bill = kpis.Of(new Period(from, to, 0, hours.Length, Utc.StartOf(from)))
            .Where(one => one.DefinitionId == PeriodKpiDefinitions.TariffCost.Id).Select(one => one.Result.Value).SingleOrDefault();
        return bill is { } value ? Math.Round(value, 9) : null;
    }

    [Fact]
    public void Water_for_each_person_ends_with_its_meter()
    {
        const int Until = (9 * 24) + 12;
        var used = new HourValue[31 * 24];
        Array.Fill(used, new HourValue(0.1 / 24, HourState.Measured), 0, Until);

        var figures = Of(new MeteredHours(1, Quantities.Volume, "water", used, ExpectedUntil: Until), Utc, January, January.AddMonths(1));

        Assert.Equal(100, figures[PeriodKpiDefinitions.WaterPerPerson.Id].Value!.Value, 9);
    }

    /// <summary>Three days of a month that runs, and days that were missed, change nothing of what each person uses.</summary>
    [Theory]
    [InlineData(0, 3 * 24)]
    [InlineData(0, (3 * 24) + 5)]
    [InlineData(4 * 24, 31 * 24)]
    public void Water_for_each_person_is_that_of_the_days_that_are_known(int from, int until)
    {
        var used = new HourValue[31 * 24];
        Array.Fill(used, new HourValue(0.1 / 24, HourState.Measured), from, until - from);

        var figures = Of(new MeteredHours(1, Quantities.Volume, "water", used), Utc, January, January.AddMonths(1));

        Assert.Equal(100, figures[PeriodKpiDefinitions.WaterPerPerson.Id].Value!.Value, 9);
    }

    [Fact]
    public void A_night_that_was_estimated_says_so_and_is_no_leak()
    {
        var used = new HourValue[7 * 24];
        Array.Fill(used, new HourValue(0.01, HourState.Measured));
        used[(3 * 24) + 3] = new HourValue(0.01, HourState.Estimated);

        var figures = Of(new MeteredHours(1, Quantities.Volume, "water", used), Utc, January, January.AddDays(7));

        Assert.Equal((10.0, 1), (figures[PeriodKpiDefinitions.NightFlow.Id].Value, figures[PeriodKpiDefinitions.NightFlow.Id].Estimated));
        Assert.Equal((6.0, 6.0), (figures[PeriodKpiDefinitions.LeakNights.Id].Value, figures[PeriodKpiDefinitions.LeakRow.Id].Value));
    }

    private static double Deviation(LocalCalendar calendar, DateOnly from, DateOnly to, int until = int.MaxValue)
    {
        var lit = new HourValue[calendar.HoursBetween(from, to)];
        Array.Fill(lit, new HourValue(1, HourState.Measured), 0, Math.Min(until, lit.Length));
        return Of(new MeteredHours(1, Quantities.Energy, "light", lit, ExpectedUntil: until), calendar, from, to)[PeriodKpiDefinitions.BurningDeviation.Id].Value!.Value;
    }

    private static Dictionary<int, KpiResult> Of(MeteredHours series, LocalCalendar calendar, DateOnly from, DateOnly to)
    {
        var traits = new AssetTraits([(AssetTraits.InstalledPower, from, 1_000), (AssetTraits.Occupants, from, 1)]) { Place = (43.18, -2.47) };
        return new PeriodKpis(new AssetFigures([series], CivilHour.Of(calendar, from, to), (_, _) => null), traits, (_, _) => null)
            .Of(new Period(from, to, 0, series.Hours.Length, calendar.StartOf(from)))
            .Where(one => one.MeterId == 0 && one.Medium is KpiMedium.Light or KpiMedium.Water).ToDictionary(one => one.DefinitionId, one => one.Result);
    }
}
