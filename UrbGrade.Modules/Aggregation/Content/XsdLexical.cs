namespace UrbGrade.Modules.Aggregation.Content;

/// <summary>Spellings that XML Schema certainly accepts. False means only that a real validator has to decide.</summary>
internal static class XsdLexical
{
    /// <summary>Digits that fit into every implementation's decimal.</summary>
    private const int MostDecimalDigits = 28;

    /// <summary>A finite <c>xs:double</c> or <c>xs:float</c>, exponent included.</summary>
    public static bool IsDouble(ReadOnlySpan<char> text)
    {
        var mantissa = text;
        var exponent = text.IndexOfAny('e', 'E');
        if (exponent >= 0)
        {
            mantissa = text[..exponent];
            if (!IsSignedDigits(text[(exponent + 1)..]))
            {
                return false;
            }
        }

        return IsPointNumber(mantissa);
    }

    /// <summary>An <c>xs:decimal</c>: no exponent.</summary>
    public static bool IsDecimal(ReadOnlySpan<char> text) => text.Length <= MostDecimalDigits && IsPointNumber(text);

    /// <summary>An <c>xs:integer</c> of at most <paramref name="digits"/> digits.</summary>
    public static bool IsInteger(ReadOnlySpan<char> text, int digits) => text.Length <= digits && IsSignedDigits(text);

    /// <summary>Text whose white space is already as <c>xs:token</c> wants it.</summary>
    public static bool IsToken(ReadOnlySpan<char> text) =>
        !text.ContainsAny('\t', '\r', '\n') && !text.Contains("  ", StringComparison.Ordinal)
        && (text.IsEmpty || (text[0] != ' ' && text[^1] != ' '));

    private static bool IsPointNumber(ReadOnlySpan<char> text)
    {
        text = WithoutSign(text);
        var point = text.IndexOf('.');
        if (point < 0)
        {
            return IsDigits(text) && !text.IsEmpty;
        }

        return IsDigits(text[..point]) && IsDigits(text[(point + 1)..]) && text.Length > 1;
    }

    private static bool IsSignedDigits(ReadOnlySpan<char> text)
    {
        text = WithoutSign(text);
        return IsDigits(text) && !text.IsEmpty;
    }

    private static ReadOnlySpan<char> WithoutSign(ReadOnlySpan<char> text) =>
        !text.IsEmpty && text[0] is ('+' or '-') ? text[1..] : text;

    private static bool IsDigits(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;
}
