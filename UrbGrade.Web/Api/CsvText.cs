using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace UrbGrade.Web.Api;

/// <summary>A table for machines: UTF-8, comma, decimal point, CRLF (RFC 4180). Text that a spreadsheet would run as a formula
/// is made harmless with an apostrophe; a code such as <c>-12</c>, which runs nothing, stays as it is.</summary>
internal sealed partial class CsvText
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

    /// <summary>Text that a spreadsheet would run as a formula behind an apostrophe: at its beginning, and behind what the spreadsheets of some country take
    /// for the end of a cell.</summary>
    public static string Harmless(string text) => Formula().Replace(text, "'$0");

    /// <summary>Without a bracket, a bar or another sign a formula calls nothing and no program.</summary>
    [GeneratedRegex(@"^[+@-][\p{L}\p{N}._:/#-]*\z")]
    private static partial Regex Code();

    /// <summary>Numbers in lists stay as they are.</summary>
    [GeneratedRegex("""^[=+@\t\r-]|(?<=[,;\t\r\n"])(?:=|[+@-](?!\d[\d.]*(?:[,;\t\r\n"\]}]|\z)))""")]
    private static partial Regex Formula();

    private static string Quote(string text)
    {
        text = Code().IsMatch(text) ? text : Harmless(text);
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
