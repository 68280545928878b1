using System.Globalization;

namespace UrbGrade.Web.Commands;

/// <summary>Columns of text for a terminal.</summary>
internal static class TextTable
{
    public static void Write<T>(TextWriter output, IReadOnlyList<T> rows, ReadOnlySpan<(string Title, Func<T, object?> Cell)> columns)
    {
        var cells = new List<string[]> { Titles(columns) };
        foreach (var row in rows)
        {
            var line = new string[columns.Length];
            for (var i = 0; i < columns.Length; i++)
            {
                line[i] = Text(columns[i].Cell(row));
            }

            cells.Add(line);
        }

        var widths = Enumerable.Range(0, columns.Length).Select(i => cells.Max(line => line[i].Length)).ToArray();
        foreach (var line in cells)
        {
            output.WriteLine(string.Join("  ", line.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd());
        }
    }

    private static string[] Titles<T>(ReadOnlySpan<(string Title, Func<T, object?> Cell)> columns)
    {
        var titles = new string[columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            titles[i] = columns[i].Title;
        }

        return titles;
    }

    private static string Text(object? cell) => cell switch
    {
        null => "-",
        bool yes => yes ? "yes" : "no",
        DateTimeOffset instant => instant.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };
}
