using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Domain.Formulas;

namespace UrbGrade.Tests.Quantification.Domain.Formulas;

public sealed class FormulaTests
{
    private static readonly FormulaNames Names = new("EUR");

    [Theory]
    [InlineData("energy / floor_area", "kW.h/m2", 5)]
    [InlineData("(energy.heat + energy.power) / floor_area", "kW.h/m2", 5)]
    [InlineData("energy / floor_area", "MJ/m2", 18)]
    [InlineData("energy - 250 [kW.h]", "kW.h", 250)]
    [InlineData("energy - 900 [MJ]", "kW.h", 250)]
    [InlineData("peak * 10 [h]", "kW.h", 200)]
    [InlineData("-peak + 30 [kW]", "kW", 10)]
    [InlineData("mean(temperature_in) - 20 [Cel]", "K", 1.5)]
    [InlineData("mean(temperature_in)", "Cel", 21.5)]
    [InlineData("mean(temperature_in) + 2 [K] - 1 [K]", "Cel", 22.5)]
    [InlineData("0.5 [K] + mean(temperature_in)", "Cel", 22)]
    [InlineData("max(mean(temperature_in), 22 [Cel])", "Cel", 22)]
    [InlineData("max(mean(temperature_in) - 22 [Cel], 0 [K])", "K", 0)]
    [InlineData("abs(22 [Cel] - mean(temperature_in))", "K", 0.5)]
    [InlineData("(mean(temperature_in) - 0 [Cel]) / 2", "K", 10.75)]
    [InlineData("energy / (mean(temperature_in) - 20 [Cel])", "kW.h/Cel", 500 / 1.5)]
    [InlineData("cost / energy", "EUR/kW.h", 0.1)]
    [InlineData("min(peak, 5 [kW]) + max(peak, 5 [kW])", "kW", 25)]
    [InlineData("abs(energy - 700 [kW.h])", "kW.h", 200)]
    [InlineData("2 + 3 * 4 - 10 / 5", "1", 12)]
    [InlineData("water_per_person * 7 [d]", "L.d", 700)]
    [InlineData("230 [V] * 2 [A]", "W", 460)]
    [InlineData("800 [ppm] - 0.04 [%]", "[ppm]", 400)]
    [InlineData("500 [L/h] * 2 [h]", "m3", 1)]
    [InlineData("peak / 400 [V]", "A", 50)]
    public void A_formula_is_computed_with_its_units(string text, string unit, double expected) =>
        Assert.Equal(expected, Compile(text, unit).Evaluate(Find)!.Value.Value!.Value, 9);

    [Theory]
    [InlineData("energy + peak", "kW.h", "cannot be added")]
    [InlineData("energy", "kW", "does not give 'kW'")]
    [InlineData("energi", "kW.h", "nothing named 'energi'")]
    [InlineData("energy +", "kW.h", "ends where a number")]
    [InlineData("energy energy", "kW.h", "an operator or the end")]
    [InlineData("3 [furlong]", "1", "'furlong' is no unit")]
    [InlineData("sum(temperature_in)", "K", "nothing named 'sum(temperature_in)'")]
    [InlineData("system(1)", "1", "no function 'system'")]
    [InlineData("mean(temperature_in)", "K", "gives a temperature, and 'K' is for differences")]
    [InlineData("mean(temperature_in) - 20 [Cel]", "Cel", "gives a difference of temperatures, and 'Cel' is for temperatures")]
    [InlineData("mean(temperature_in) + mean(temperature_in)", "Cel", "A temperature in Cel")]
    [InlineData("1 [K] - mean(temperature_in)", "Cel", "A temperature in Cel")]
    [InlineData("max(mean(temperature_in) - 20 [Cel], 0 [Cel])", "K", "A temperature in Cel")]
    [InlineData("2 * mean(temperature_in)", "Cel", "A temperature in Cel")]
    [InlineData("-mean(temperature_in)", "Cel", "A temperature in Cel")]
    [InlineData("energy / mean(temperature_in)", "kW.h/K", "A temperature in Cel")]
    [InlineData("mean(temperature_in) - energy", "K", "A temperature in Cel")]
    [InlineData("cost * 1 [USD]", "EUR", "two currencies")]
    [InlineData("1", "1/", "is not known")]
    [InlineData("", "1", "ends where a number")]
    public void What_cannot_be_used_is_told_with_its_place(string text, string unit, string problem)
    {
        var failure = Assert.Throws<FormulaException>(() => Compile(text, unit));
        Assert.Contains(problem, failure.Message, StringComparison.Ordinal);
        Assert.Contains("at character", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_formula_is_bounded_in_length_depth_and_parts()
    {
        Assert.Throws<FormulaException>(() => Compile(new string('(', 40) + "1" + new string(')', 40), "1"));
        Assert.Throws<FormulaException>(() => Compile(string.Join('+', Enumerable.Repeat("1", 240)), "1"));
        Assert.Throws<FormulaException>(() => Compile(new string('1', 501), "1"));
        Assert.Equal(1, Compile(new string('-', 400) + "1", "1").Evaluate(Find)!.Value.Value);
    }

    [Fact]
    public void A_figure_stands_on_its_least_covered_part() =>
        Assert.Equal(new KpiResult(25, 744, 600, 3), Compile("energy / peak", "h").Evaluate(Find));

    /// <summary>Of all hours of the cost half are estimated, of the fewer hours of energy hardly any.</summary>
    [Theory]
    [InlineData("cost / energy", "EUR/kW.h", 0.1)]
    [InlineData("energy / cost", "kW.h/EUR", 10)]
    public void A_figure_hid_the_estimates_of_a_part_that_is_covered_better(string text, string unit, double expected)
    {
        FormulaInput? Half(string name) =>
            name == "cost" ? new FormulaInput(new KpiResult(50, 744, 744, 372), Names.UnitOf(name)!.Value) : Find(name);

        var result = Compile(text, unit).Evaluate(Half)!.Value;
        Assert.Equal(expected, result.Value!.Value, 9);
        Assert.Equal((744, 600, 300), (result.Expected, result.Valid, result.Estimated));
    }

    [Fact]
    public void Division_by_zero_has_no_value_and_a_missing_input_no_figure()
    {
        Assert.Null(Compile("energy / (peak - 20 [kW])", "h").Evaluate(Find)!.Value.Value);
        Assert.Null(Compile("energy / occupants", "kW.h").Evaluate(Find));
    }

    private static Formula Compile(string text, string unit) => Formula.Of(text, unit, Names.UnitOf);

    private static FormulaInput? Find(string name)
    {
        KpiResult? result = name switch
        {
            "energy" => new KpiResult(500, 744, 600, 3),
            "energy.heat" => new KpiResult(300, 744, 744, 0),
            "energy.power" => new KpiResult(200, 744, 744, 0),
            "peak" => new KpiResult(20, 744, 700, 0),
            "cost" => new KpiResult(50, 744, 744, 0),
            "floor_area" => new KpiResult(100, 0, 0, 0),
            "mean(temperature_in)" => new KpiResult(21.5, 744, 744, 0),
            "water_per_person" => new KpiResult(100, 744, 744, 0),
            _ => null,
        };
        return result is { } known ? new FormulaInput(known, Names.UnitOf(name)!.Value) : null;
    }
}
