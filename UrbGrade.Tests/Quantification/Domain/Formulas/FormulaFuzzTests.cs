using CsCheck;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Domain.Formulas;

namespace UrbGrade.Tests.Quantification.Domain.Formulas;

/// <summary>Formulas that nobody would write: they are refused with a message or computed, and end soon.</summary>
public sealed class FormulaFuzzTests
{
    private static readonly string[] Tokens =
    [
        "energy", "energy.heat", "peak", "floor_area", "mean(temperature_in)", "sum(energy)", "lowest(price)", "(", ")", "+", "-", "*", "/", ",", "min(", "max(",
        "abs(", "1", "0", "1e999", "0.5", "999999999999999999999", "[kW.h]", "[", "]", ".", " ", "\0", "é", "'; DROP TABLE Kpis; --", "..", "_", "energy.", "Σ",
    ];

    [Fact]
    public void Any_sequence_of_tokens_is_refused_or_computed() =>
        Gen.OneOf(Tokens).Array[0, 120].Select(string.Concat).Sample(Try, iter: 20_000);

    [Fact]
    public void Any_text_is_refused_or_computed() => Gen.String[0, 600].Sample(Try, iter: 20_000);

    [Fact]
    public void Any_unit_is_known_or_not() => Gen.String[0, 40].Sample(text => _ = UnitOfMeasure.Parse(text), iter: 20_000);

    [Fact]
    public void A_formula_asks_for_nothing_but_the_names_that_it_says() =>
        Gen.OneOf(Tokens).Array[1, 30].Select(string.Concat).Sample(
            text =>
            {
                if (Compile(text) is { } formula)
                {
                    var asked = new HashSet<string>();
                    formula.Evaluate(name =>
                    {
                        asked.Add(name);
                        return Value(name);
                    });
                    Assert.All(asked, name => Assert.Contains(name, text, StringComparison.Ordinal));
                    Assert.Equal(formula.Names.Order(), asked.Order());
                }
            }, iter: 20_000);

    private static void Try(string text)
    {
        if (Compile(text)?.Evaluate(Value) is { Value: { } value })
        {
            Assert.True(double.IsFinite(value), text);
        }
    }

    private static Formula? Compile(string text)
    {
        try
        {
            // Whatever it gives: the unit of energy or a plain number.
            return Formula.Of(text, text.StartsWith("energy", StringComparison.Ordinal) ? "kW.h" : "1", name => FormulaNames.UnitOf(name, "EUR"));
        }
        catch (FormulaException)
        {
            return null;
        }
    }

    private static FormulaInput? Value(string name) =>
        FormulaNames.UnitOf(name, "EUR") is { } unit ? new FormulaInput(new KpiResult(name.Length - 8, 10, 10, 0), unit) : null;
}
