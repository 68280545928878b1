namespace UrbGrade.Modules.Quantification.Domain.Formulas;

/// <summary>A part of a formula.</summary>
/// <param name="Position">Where it begins in the text, from 0.</param>
/// <param name="Parts">What it works on.</param>
internal sealed record FormulaNode(FormulaOperation Operation, int Position, IReadOnlyList<FormulaNode> Parts)
{
    /// <summary>A KPI's code with an optional carrier (<c>energy.heat</c>), a fact, or a function and its quantity (<c>mean(temperature_in)</c>).</summary>
    public string Name { get; init; } = "";

    /// <summary>Of a number, in its unit.</summary>
    public double Value { get; init; }

    /// <summary>Of a number.</summary>
    public UnitOfMeasure Unit { get; init; } = UnitOfMeasure.One;
}
