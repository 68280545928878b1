using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Modules.Quantification.Domain.Formulas;

/// <summary>A formula that was read and whose units fit.</summary>
internal sealed class Formula
{
    private readonly FormulaNode root;
    private readonly double scale;

    private Formula(FormulaNode root, double scale, IReadOnlyCollection<string> names) => (this.root, this.scale, Names) = (root, scale, names);

    /// <summary>What it is made of: KPIs, facts and functions of series, each once.</summary>
    public IReadOnlyCollection<string> Names { get; }

    /// <summary>Reads a formula and checks its units.</summary>
    /// <param name="unit">Of the result, UCUM.</param>
    /// <param name="unitOf">Unit of a name; null for a name that there is not.</param>
    /// <exception cref="FormulaException">It cannot be read, names something unknown, or its units do not fit.</exception>
    public static Formula Of(string text, string unit, Func<string, UnitOfMeasure?> unitOf)
    {
        var root = FormulaParser.Parse(text);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var given = UnitOf(root, unitOf, names);
        if (UnitOfMeasure.Parse(unit) is not { } wanted)
        {
            throw new FormulaException(new Refusal("Formula.KpiUnit", $"The unit of the KPI, '{unit}', is not known"), 0);
        }

        return given.Measures(wanted) ? new Formula(root, wanted.Scale, names) : throw new FormulaException(GivesAnother(given, wanted, unit), 0);
    }

    /// <summary>The value in the unit of the KPI. It stands on the hours of its least covered part, without any hours on
    /// none, and is as far estimated as its most estimated part.</summary>
    /// <param name="input">What a name stands for; null when the asset has no such thing.</param>
    public KpiResult? Evaluate(Func<string, FormulaInput?> input)
    {
        KpiResult? least = null;
        KpiResult guessed = default;
        foreach (var name in Names)
        {
            if (input(name) is not { } of)
            {
                return null;
            }

            if (of.Result.Expected > 0 && (least is null || of.Result.Coverage < least.Value.Coverage))
            {
                least = of.Result;
            }

            if ((long)of.Result.Estimated * Math.Max(guessed.Valid, 1) > (long)guessed.Estimated * of.Result.Valid)
            {
                guessed = of.Result;
            }
        }

        var value = Value(root, input) / scale;
        var stands = least ?? default;
        return stands with { Value = value is { } finite && double.IsFinite(finite) ? finite : null, Estimated = EstimatedOf(stands.Valid, guessed) };
    }

    /// <summary>Of some hours, those that are estimated where it is the same share as in a part; a share is at least one hour.</summary>
    private static int EstimatedOf(int valid, KpiResult part) =>
        part.Valid == 0 ? 0 : (int)Math.Min(valid, (((long)part.Estimated * valid) + part.Valid - 1) / part.Valid);

    private static UnitOfMeasure UnitOf(FormulaNode node, Func<string, UnitOfMeasure?> unitOf, HashSet<string> names)
    {
        switch (node.Operation)
        {
            case FormulaOperation.Number:
                return node.Unit;
            case FormulaOperation.Name or FormulaOperation.OfSeries:
                names.Add(node.Name);
                return unitOf(node.Name) ?? throw new FormulaException(new Refusal("Formula.Unknown", $"There is nothing named '{node.Name}'"), node.Position);
            default:
                var parts = node.Parts.Select(part => UnitOf(part, unitOf, names)).ToList();
                return node.Operation switch
                {
                    FormulaOperation.Add or FormulaOperation.Subtract when OfTemperatures(node.Operation, parts[0], parts[1]) is { } unit => unit,
                    FormulaOperation.Least or FormulaOperation.Greatest when parts[0].Measures(parts[1]) => parts[0],
                    _ when parts.Exists(part => part.IsTemperature) => throw NoAmount(node),
                    FormulaOperation.Multiply => parts[0].Times(parts[1]) ?? throw TwoCurrencies(node),
                    FormulaOperation.Divide => parts[0].Times(parts[1], -1) ?? throw TwoCurrencies(node),
                    _ when parts.TrueForAll(part => part.Measures(parts[0])) => parts[0],
                    _ => throw new FormulaException(new Refusal("Formula.Kinds", $"Values of different kinds cannot be added or compared"), node.Position),
                };
        }
    }

    /// <summary>Two temperatures are some kelvins apart, and kelvins lead from one to another; null where that is not asked.</summary>
    private static UnitOfMeasure? OfTemperatures(FormulaOperation operation, UnitOfMeasure one, UnitOfMeasure other) => (one.IsTemperature, other.IsTemperature) switch
    {
        (true, true) when operation == FormulaOperation.Subtract => UnitOfMeasure.Kelvin,
        (true, false) when other.Measures(UnitOfMeasure.Kelvin) => one,
        (false, true) when operation == FormulaOperation.Add && one.Measures(UnitOfMeasure.Kelvin) => other,
        _ => null,
    };

    private static Refusal GivesAnother(UnitOfMeasure given, UnitOfMeasure wanted, string unit) =>
        given.IsTemperature && wanted.Measures(UnitOfMeasure.Kelvin)
            ? new Refusal("Formula.GivesTemperature", $"The formula gives a temperature, and '{unit}' is for differences: give the KPI the unit Cel, or subtract a temperature, such as 20 [Cel]")
        : wanted.IsTemperature && given.Measures(UnitOfMeasure.Kelvin)
            ? new Refusal("Formula.GivesDifference", $"The formula gives a difference of temperatures, and '{unit}' is for temperatures: give the KPI the unit K")
        : new Refusal("Formula.Gives", $"The formula does not give '{unit}': its parts measure something else");

    /// <summary>In base units; null where a part has no value or a divisor is zero.</summary>
    private static double? Value(FormulaNode node, Func<string, FormulaInput?> input)
    {
        double? Part(int index) => Value(node.Parts[index], input);

        return node.Operation switch
        {
            FormulaOperation.Number => node.Value * node.Unit.Scale,
            FormulaOperation.Name or FormulaOperation.OfSeries => input(node.Name) is { } of ? of.Result.Value * of.Unit.Scale : null,
            FormulaOperation.Add => Part(0) + Part(1),
            FormulaOperation.Subtract => Part(0) - Part(1),
            FormulaOperation.Multiply => Part(0) * Part(1),
            FormulaOperation.Divide => Part(1) is { } divisor and not 0 ? Part(0) / divisor : null,
            FormulaOperation.Negate => -Part(0),
            FormulaOperation.Absolute => Part(0) is { } value ? Math.Abs(value) : null,
            FormulaOperation.Least => Part(0) is { } one && Part(1) is { } other ? Math.Min(one, other) : null,
            FormulaOperation.Greatest => Part(0) is { } one && Part(1) is { } other ? Math.Max(one, other) : null,
            _ => throw new InvalidOperationException($"The operation {node.Operation} is not known."),
        };
    }

    private static FormulaException NoAmount(FormulaNode node) => new(
        new Refusal(
            "Formula.Temperature",
            $"A temperature in Cel can be compared with another one, and a difference in K added to it or subtracted; for anything else take its difference to another one, such as (mean(temperature_in) - 0 [Cel])"),
        node.Position);

    private static FormulaException TwoCurrencies(FormulaNode node) => new(new Refusal("Formula.Currencies", $"Money of two currencies cannot be multiplied"), node.Position);
}
