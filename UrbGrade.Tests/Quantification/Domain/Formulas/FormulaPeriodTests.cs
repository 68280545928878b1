using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Domain.Formulas;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Domain.Formulas;

public sealed class FormulaPeriodTests
{
    private static readonly FormulaNames Names = new(
        "EUR", FormulaNamesTests.Series("illuminance", "lx"), FormulaNamesTests.Series("energy_export", "kW.h", SeriesKind.Interval));

    [Theory]
    [InlineData("mean(power)", 300)]
    [InlineData("highest(power)", 300)]
    [InlineData("sum(energy_export)", 24 * 3)]
    [InlineData("mean(illuminance)", 15)]
    public void What_meters_of_an_asset_draw_and_count_is_added_and_states_are_averaged(string name, double expected)
    {
        var figures = Figures(
            Hours(1, "power", 100), Hours(2, "power", 200), Hours(1, "energy_export", 1), Hours(2, "energy_export", 2), Hours(1, "illuminance", 10), Hours(2, "illuminance", 20));

        Assert.Equal(new KpiResult(expected, 24, 24, 0), Find(figures, name)!.Value.Result);
    }

    [Fact]
    public void What_nobody_measures_is_not_there() => Assert.Null(Find(Figures(Hours(1, "power", 100)), "mean(illuminance)"));

    private static FormulaInput? Find(AssetFigures figures, string name) =>
        new FormulaPeriod(figures, new AssetTraits([]), new Period(When.Day("2026-01-01"), When.Day("2026-01-02"), 0, 24, 0), [], Names).Find(name);

    private static AssetFigures Figures(params MeteredHours[] series) =>
        new(series, CivilHour.Of(LocalCalendar.Of("UTC"), When.Day("2026-01-01"), When.Day("2026-01-02")), (_, _) => null);

    private static MeteredHours Hours(int meter, string quantity, double value) =>
        new(meter, quantity, null, [.. Enumerable.Repeat(new HourValue(value, HourState.Measured), 24)]);
}
