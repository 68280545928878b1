using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Modules.Quantification.Domain.Formulas;

/// <summary>A formula cannot be used; the refusal says what is wrong and where, for whoever wrote it.</summary>
internal sealed class FormulaException : Exception
{
    public FormulaException(Refusal problem, int position)
        : this(new Refusal("Formula.At", $"{problem} (at character {position + 1})")) => Position = position;

    private FormulaException(Refusal refusal)
        : base(refusal.Text) => Refusal = refusal;

    /// <summary>From 0.</summary>
    public int Position { get; }

    public Refusal Refusal { get; }
}
