using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Domain;

public sealed class MeterKpisTests
{
    private static readonly LocalCalendar Utc = LocalCalendar.Of("UTC");
    private static readonly DateOnly Day = When.Day("2026-01-01");

    /// <summary>The second meter stands below the first one, and its water comes back hotter.</summary>
    [Fact]
    public void It_was_not_told_which_of_two_heat_meters_returns_too_hot()
    {
        MeteredHours[] series = [.. Heat(1, supply: 80, back: 40), .. Heat(2, supply: 70, back: 60, isBelow: true)];

        Assert.Equal([(0, 40.0), (1, 40.0), (2, 60.0)], Values(PeriodKpiDefinitions.HeatReturn, series));
        Assert.Equal([(0, 40.0), (1, 40.0), (2, 10.0)], Values(PeriodKpiDefinitions.HeatCooling, series));
        Assert.Equal([(0, 40.0)], Values(PeriodKpiDefinitions.HeatReturn, [.. Heat(1, supply: 80, back: 40)]));
        Assert.Equal([(0, 40.0), (1, 40.0)], Values(PeriodKpiDefinitions.HeatReturn, [.. Heat(1, supply: 80, back: 40)], ofEachMeter: true));
    }

    [Fact]
    public void The_one_meter_that_feeds_the_lamps_of_a_cabinet_tells_how_long_they_burn()
    {
        MeteredHours lamps = new(1, Quantities.Energy, "light", Hours(hour => hour < 8 ? 1 : 0)), pump = new(2, Quantities.Energy, "power", Hours(_ => 1));

        Assert.Equal([(0, 8.0), (1, 8.0)], Values(PeriodKpiDefinitions.BurningHours, [lamps, pump]));
        Assert.Equal([(0, 8.0), (1, 8.0)], Values(PeriodKpiDefinitions.BurningHours, [lamps], ofEachMeter: true));
        Assert.Equal([(0, 8.0)], Values(PeriodKpiDefinitions.BurningHours, [lamps]));
    }

    /// <summary>The installed power is that of the cabinet, and nobody knows which part of it each of them feeds.</summary>
    [Fact]
    public void Of_several_meters_of_lamps_none_tells_how_long_its_own_burn()
    {
        MeteredHours[] lines = [new(1, Quantities.Energy, "light", Hours(_ => 1)), new(2, Quantities.Energy, "light", Hours(_ => 1))];

        Assert.Equal([(0, 24.0)], Values(PeriodKpiDefinitions.BurningHours, lines, ofEachMeter: true));
    }

    private static IEnumerable<(int Meter, double Value)> Values(KpiDefinitionRow kpi, MeteredHours[] series, bool ofEachMeter = false)
    {
        var figures = new AssetFigures(series, CivilHour.Of(Utc, Day, Day.AddDays(1)), (_, _) => null);
        var traits = new AssetTraits([(AssetTraits.InstalledPower, Day, 1_000)]) { Place = (43.18, -2.47) };
        return new PeriodKpis(figures, traits, (_, _) => null, ofEachMeter).Of(new Period(Day, Day.AddDays(1), 0, 24, Utc.StartOf(Day)))
            .Where(result => result.DefinitionId == kpi.Id).Select(result => (result.MeterId, Math.Round(result.Result.Value!.Value, 9))).Order();
    }

    private static MeteredHours[] Heat(int meter, double supply, double back, bool isBelow = false) =>
    [
        new(meter, Quantities.Volume, "heat", Hours(_ => 1), CountedAbove: isBelow ? [.. Enumerable.Repeat(true, 24)] : null),
        new(meter, Quantities.SupplyTemperature, null, Hours(_ => supply)), new(meter, Quantities.ReturnTemperature, null, Hours(_ => back)),
    ];

    private static HourValue[] Hours(Func<int, double> value) => [.. Enumerable.Range(0, 24).Select(hour => new HourValue(value(hour), HourState.Measured))];
}
