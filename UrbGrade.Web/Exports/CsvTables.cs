using System.Globalization;
using System.Text;
using UrbGrade.Web.Api;
using UrbGrade.Web.Formats;

namespace UrbGrade.Web.Exports;

/// <summary>Writes tables as CSV.</summary>
internal static class CsvTables
{
    /// <summary>Bytes after which what is written goes on its way.</summary>
    private const int Buffer = 32 * 1024;

    /// <summary>For programs.</summary>
    public static async Task Write(ExportTable table, Stream output, CancellationToken cancellation)
    {
        await using var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Buffer, leaveOpen: true);
        object?[] head = [.. table.Columns.Select(column => column.Name)];
        await text.WriteAsync(CsvText.Line(head));
        await foreach (var row in table.Rows.WithCancellation(cancellation))
        {
            await text.WriteAsync(CsvText.Line([.. row.Select(Machine)]));
        }
    }

    /// <summary>For the spreadsheet programs of a country.</summary>
    public static async Task WriteForSpreadsheets(ExportTable table, Stream output, CultureInfo culture, CancellationToken cancellation)
    {
        await using var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), Buffer, leaveOpen: true);
        var separator = culture.TextInfo.ListSeparator.Trim();
        async Task Line(IEnumerable<string> cells) => await text.WriteAsync(string.Join(separator, cells.Select(cell => Quote(cell, separator))) + "\r\n");

        await Line(LocalCells.Names(table));
        await foreach (var row in table.Rows.WithCancellation(cancellation))
        {
            await Line(LocalCells.Of(table, row).Select(cell => cell switch
            {
                null => "",
                string word => CsvText.Harmless(word),
                DateTime local => local.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                DateOnly day => LocalTimes.Iso(day),
                // As many digits as a spreadsheet keeps: a sum of tenths has no seventeenth one.
                double number => number.ToString("G15", culture),
                IFormattable number => number.ToString(null, culture),
                var other => other.ToString() ?? "",
            }));
        }
    }

    private static object? Machine(object? cell) => cell switch
    {
        DateTimeOffset instant => LocalTimes.MachineExact(instant),
        DateOnly day => LocalTimes.Iso(day),
        _ => cell,
    };

    private static string Quote(string text, string separator) =>
        text.Contains(separator, StringComparison.Ordinal) || text.AsSpan().IndexOfAny("\"\r\n") >= 0
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
