namespace UrbGrade.Modules.Quantification.Domain.Formulas;

/// <summary>What a name of a formula stands for in one period.</summary>
/// <param name="Result">The value with what it stands on; a fact stands on nothing and has no hours.</param>
internal readonly record struct FormulaInput(KpiResult Result, UnitOfMeasure Unit);
