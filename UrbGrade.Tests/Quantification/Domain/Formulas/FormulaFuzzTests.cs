using CsCheck;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Domain.Formulas;

namespace UrbGrade.Tests.Quantification.Domain.Formulas;

/// <summary>Formulas that nobody would write: they are refused with a message or computed in as many steps as they have parts.</summary>
public sealed class FormulaFuzzTests
{
    /// <summary>Parts of a formula at most; each asks once for its unit, and once for its value beside the look at the names.</summary>
    private const int MostParts = 200;

    /// <summary>Far longer than all of it takes: what has not ended by then hangs.</summary>
    private static readonly TimeSpan Generous = TimeSpan.FromMinutes(5);

    private static readonly FormulaNames Names = new("EUR");

    private static readonly string[] Tokens =
    [
        "energy", "energy.heat", "peak", "floor_area", "mean(temperature_in)", "sum(energy)", "lowest(price)", "mean(voltage)", "(", ")", "+", "-", "*", "/", ",", "min(", "max(",
        "abs(", "1", "0", "1e999", "0.5", "999999999999999999999", "[kW.h]", "[", "]", ".", " ", "\0", "é", "'; DROP TABLE Kpis; --", "..", "_", "energy.", "Σ",
    ];

    [Fact]
    public Task Any_sequence_of_tokens_is_refused_or_computed() =>
        Ends(() => Gen.OneOf(Tokens).Array[0, 120].Select(string.Concat).Sample(Try, iter: 20_000));

    [Fact]
    public Task Any_text_is_refused_or_computed() => Ends(() => Gen.String[0, 600].Sample(Try, iter: 20_000));

    [Fact]
    public Task Any_unit_is_known_or_not() => Ends(() => Gen.String[0, 40].Sample(text => _ = UnitOfMeasure.Parse(text), iter: 20_000));

    [Fact]
    public void A_formula_of_as_many_parts_as_are_allowed_is_computed_in_as_many_steps()
    {
        var asked = 0;
        var sum = string.Join('+', Enumerable.Repeat("1", MostParts / 2));
        Assert.Equal(100.0, Formula.Of(sum, "1", _ => null).Evaluate(_ => null)!.Value.Value!.Value);
        var names = string.Join('+', Enumerable.Repeat("energy", 70));
        var result = Formula.Of(names, "kW.h", Names.UnitOf).Evaluate(name =>
        {
            asked++;
            return Value(name);
        });
        Assert.Equal((-2.0 * 70, 71), (result!.Value.Value!.Value, asked));
    }

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

    private static async Task Ends(Action sampling) =>
        await Task.Run(sampling, TestContext.Current.CancellationToken).WaitAsync(Generous, TestContext.Current.CancellationToken);

    private static void Try(string text)
    {
        var asked = 0;
        if (Compile(text)?.Evaluate(Count) is { Value: { } value })
        {
            Assert.True(double.IsFinite(value), text);
        }

        Assert.True(asked <= 2 * MostParts, text);

        FormulaInput? Count(string name)
        {
            asked++;
            return Value(name);
        }
    }

    private static Formula? Compile(string text)
    {
        var asked = 0;
        try
        {
            // Whatever it gives: the unit of energy or a plain number.
            return Formula.Of(text, text.StartsWith("energy", StringComparison.Ordinal) ? "kW.h" : "1", name =>
            {
                Assert.True(++asked <= MostParts, text);
                return Names.UnitOf(name);
            });
        }
        catch (FormulaException)
        {
            return null;
        }
    }

    private static FormulaInput? Value(string name) =>
        Names.UnitOf(name) is { } unit ? new FormulaInput(new KpiResult(name.Length - 8, 10, 10, 0), unit) : null;
}
