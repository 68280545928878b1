namespace UrbGrade.Modules.Quantification.Domain.Formulas;

/// <summary>What a part of a formula does.</summary>
internal enum FormulaOperation
{
    /// <summary>A number with its unit.</summary>
    Number,

    /// <summary>A KPI or a fact of the asset, of the same period.</summary>
    Name,

    /// <summary>Over the valid hours of a series: <c>sum</c>, <c>mean</c>, <c>lowest</c> or <c>highest</c>.</summary>
    OfSeries,

    Add,

    Subtract,

    Multiply,

    Divide,

    Negate,

    Absolute,

    Least,

    Greatest,
}
