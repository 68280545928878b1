namespace UrbGrade.Modules.Quantification.Domain.Formulas;

/// <summary>A formula cannot be used; the message says what is wrong and where, for whoever wrote it.</summary>
internal sealed class FormulaException(string problem, int position) : Exception($"{problem} (at character {position + 1})")
{
    /// <summary>From 0.</summary>
    public int Position => position;
}
