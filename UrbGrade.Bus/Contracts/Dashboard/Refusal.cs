namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>Why something was refused, for readers of any language: pages have a text for each code, everybody else says it in English.</summary>
public sealed record Refusal
{
    /// <summary>A refusal with the values that stand in its text.</summary>
    /// <param name="code">Such as <c>Password.Length</c>; null where no page offers what is refused, which is then said in English only.</param>
    /// <param name="text">In English, with the values found and the values allowed.</param>
    public Refusal(string? code, FormattableString text)
    {
        Code = code;
        Text = FormattableString.Invariant(text);
        Values = text.GetArguments();
    }

    /// <summary>Finds the pages' text; null where only commands meet the refusal.</summary>
    public string? Code { get; }

    /// <summary>In English.</summary>
    public string Text { get; }

    /// <summary>What stands in the text, in its order; a value may be a refusal itself.</summary>
    public IReadOnlyList<object?> Values { get; }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <inheritdoc/>
    public bool Equals(Refusal? other) => other is not null && other.Code == Code && other.Text == Text;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Code, Text);
}
