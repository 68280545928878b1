using System.Buffers;
using System.Text;

namespace UrbGrade.Bus.Soap;

/// <summary>Text as exclusive canonical XML spells it.</summary>
public static class CanonicalText
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create("<>&\r");

    /// <summary>Escapes the text of an element.</summary>
    public static string Escape(string text) => text.AsSpan().ContainsAny(Escaped)
        ? text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\r", "&#xD;", StringComparison.Ordinal)
        : text;

    /// <summary>Writes the text of an element.</summary>
    public static void Write(IBufferWriter<byte> output, ReadOnlySpan<char> text)
    {
        if (text.ContainsAny(Escaped))
            text = Escape(text.ToString());
        var span = output.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length));
        output.Advance(Encoding.UTF8.GetBytes(text, span));
    }
}
