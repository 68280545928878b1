using System.Buffers;
using System.Text;

namespace UrbGrade.Bus.Soap;

/// <summary>Text as exclusive canonical XML spells it.</summary>
public static class CanonicalText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly SearchValues<char> Escaped = SearchValues.Create("<>&\r");
    private static readonly SearchValues<char> NotInXml = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(code => (char)code).Except(['\t', '\n', '\r']), '\uFFFE', '\uFFFF']);

    /// <summary>Writes the text of an element, escaped.</summary>
    /// <exception cref="ArgumentException">The text holds characters that XML does not know.</exception>
    public static void Write(IBufferWriter<byte> output, ReadOnlySpan<char> text)
    {
        if (text.ContainsAny(NotInXml))
            throw new ArgumentException("The text holds characters that XML does not know.", nameof(text));
        while (text.IndexOfAny(Escaped) is var at and >= 0)
        {
            Plain(output, text[..at]);
            output.Write(text[at] switch
            {
                '<' => "&lt;"u8,
                '>' => "&gt;"u8,
                '&' => "&amp;"u8,
                _ => "&#xD;"u8,
            });
            text = text[(at + 1)..];
        }

        Plain(output, text);
    }

    internal static byte[] Utf8(string text) => Strict.GetBytes(text);

    private static void Plain(IBufferWriter<byte> output, ReadOnlySpan<char> text)
    {
        if (!text.IsEmpty)
            Strict.GetBytes(text, output);
    }
}
