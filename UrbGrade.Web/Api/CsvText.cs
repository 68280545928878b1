using System.Globalization;
using System.Text;

namespace UrbGrade.Web.Api;

/// <summary>A table for machines: UTF-8, comma, decimal point, CRLF (RFC 4180). Text that a spreadsheet would run as a formula
/// is made harmless with an apostrophe.</summary>
internal sealed class CsvText
{
    private readonly StringBuilder text = new();

    public CsvText(params ReadOnlySpan<string> columns)
    {
        object?[] names = [.. columns];
        Row(names);
    }

    /// <summary>Adds a row: numbers as they are, text quoted where needed, null as an empty cell.</summary>
    public void Row(params ReadOnlySpan<object?> cells) => Append(text, cells);

    /// <summary>A row by itself with its line end, for tables too long to be held.</summary>
    public static string Line(params ReadOnlySpan<object?> cells)
    {
        var line = new StringBuilder();
        Append(line, cells);
        return line.ToString();
    }

    public byte[] Bytes() => Encoding.UTF8.GetBytes(text.ToString());

    private static void Append(StringBuilder text, ReadOnlySpan<object?> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0)
                text.Append(',');
            text.Append(cells[i] switch
            {
                null => "",
                string word => Quote(word),
                IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
                var other => Quote(other.ToString() ?? ""),
            });
        }

        text.Append("\r\n");
    }

    /// <summary>Text that a spreadsheet would run as a formula behind an apostrophe.</summary>
    public static string Harmless(string text) =>
        text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;

    private static string Quote(string text)
    {
        text = Harmless(text);
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
