namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>A text or a file that is refused as it is.</summary>
public sealed class RefusedException(Refusal refusal, Exception? inner = null) : FormatException(refusal.Text, inner)
{
    /// <summary>With the code and the English text of its refusal.</summary>
    public RefusedException(string code, FormattableString text, Exception? inner = null)
        : this(new Refusal(code, text), inner)
    {
    }

    /// <summary>Why.</summary>
    public Refusal Refusal => refusal;
}
