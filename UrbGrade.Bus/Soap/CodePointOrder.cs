namespace UrbGrade.Bus.Soap;

/// <summary>Order by Unicode code point, which canonicalisation asks for. It differs from the ordinal order of UTF-16
/// where a surrogate meets a character from U+E000 on.</summary>
internal static class CodePointOrder
{
    public static int Compare(string left, string right)
    {
        var at = left.AsSpan().CommonPrefixLength(right);
        if (at == left.Length || at == right.Length)
            return left.Length - right.Length;
        char a = left[at], b = right[at];
        return char.IsSurrogate(a) == char.IsSurrogate(b) ? a - b : char.IsSurrogate(a) ? 1 : -1;
    }
}
