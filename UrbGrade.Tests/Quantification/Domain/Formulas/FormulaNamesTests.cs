using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Domain.Formulas;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Tests.Quantification.Domain.Formulas;

public sealed class FormulaNamesTests
{
    [Theory]
    [InlineData("mean(power)", "W")]
    [InlineData("highest(temperature_return)", "Cel")]
    [InlineData("lowest(voltage)", "V")]
    [InlineData("mean(current)", "A")]
    [InlineData("mean(power_factor)", "1")]
    [InlineData("mean(emission_factor)", "kg/kW.h")]
    [InlineData("mean(price)", "DKK/kW.h")]
    [InlineData("sum(volume)", "m3")]
    public void What_the_platform_knows_can_be_named_before_anybody_measures_it(string name, string unit) =>
        Assert.Equal(UnitOfMeasure.Parse(unit)!.Value, new FormulaNames("DKK").UnitOf(name));

    [Fact]
    public void A_quantity_of_a_tenants_own_has_the_unit_of_its_series()
    {
        var names = new FormulaNames(
            "EUR", Series("illuminance", "lx"), Series("humidity_in", "%"), Series("co2_in", "[ppm]"), Series("flow", "m3/h"), Series("energy_export", "kW.h", SeriesKind.Interval));

        Assert.Equal(UnitOfMeasure.Parse("lx")!.Value, names.UnitOf("mean(illuminance)"));
        Assert.Equal(UnitOfMeasure.Parse("kW.h")!.Value, names.UnitOf("sum(energy_export)"));
        Assert.Equal(UnitOfMeasure.Parse("%")!.Value, names.UnitOf("mean(humidity_in)"));
        Assert.Equal(UnitOfMeasure.Parse("[ppm]")!.Value, names.UnitOf("highest(co2_in)"));
        Assert.Equal(UnitOfMeasure.Parse("m3/h")!.Value, names.UnitOf("lowest(flow)"));
        Assert.Contains(("mean(illuminance)", "lx"), names.All);
        Assert.Contains(("sum(energy_export)", "kW.h"), names.All);
        Assert.Null(names.UnitOf("sum(illuminance)"));
        Assert.Null(new FormulaNames("EUR").UnitOf("mean(illuminance)"));
    }

    [Fact]
    public void What_is_measured_in_two_units_and_what_no_formula_can_write_has_no_name()
    {
        var names = new FormulaNames("EUR", Series("level", "1"), Series("level", "m3"), Series("Level", "1"), Series("noise", "dB"));

        Assert.Equal(new FormulaNames("EUR").All, names.All);
        Assert.Null(names.UnitOf("mean(level)"));
    }

    [Fact]
    public void Counters_beside_what_they_counted_and_forecasts_are_not_named()
    {
        var names = new FormulaNames(
            "EUR", Series(Quantities.EnergyRegister, "kW.h", SeriesKind.Register), Series(Quantities.VolumeRegister, "m3", SeriesKind.Register),
            Series(Quantities.ExpectedTemperature, "Cel"),
            Series(Quantities.InletRegister, "m3.K", SeriesKind.Register));

        Assert.All(
            ["sum(inlet_register)", "sum(return_register)", "mean(energy_register)", "sum(volume_register)", "mean(temperature_out_forecast)"],
            name => Assert.Null(names.UnitOf(name)));
    }

    [Fact]
    public void Every_quantity_that_is_listed_can_be_written_into_a_formula()
    {
        var names = new FormulaNames("EUR", Series("illuminance", "lx"));

        var listed = names.All.Where(one => one.Name.EndsWith(')')).ToList();
        Assert.NotEmpty(listed);
        Assert.All(listed, one => Assert.Equal([one.Name], Formula.Of(one.Name, one.Unit, names.UnitOf).Names));
    }

    internal static KnownSeries Series(string quantity, string unit, SeriesKind kind = SeriesKind.Mean) =>
        new(1, new KnownMeter(1, 1, "N1", LocalCalendar.Of("UTC")), quantity, unit, null, kind);
}
