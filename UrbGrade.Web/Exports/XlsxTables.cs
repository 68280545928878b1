using SpreadCheetah;
using SpreadCheetah.Styling;

namespace UrbGrade.Web.Exports;

/// <summary>Writes tables as workbooks, row by row.</summary>
internal static class XlsxTables
{
    private const int LongestSheetName = 31;
    private const int MostRows = 1_048_575;

    /// <summary>Each table on a sheet of its own. Text is text whatever it begins with: cells have types.</summary>
    /// <remarks>A sheet ends after the most rows that there can be, with a last row that says so.</remarks>
    public static async Task Write(IReadOnlyList<ExportTable> tables, Stream output, CancellationToken cancellation)
    {
        await using var workbook = await Spreadsheet.CreateNewAsync(output, null, cancellation);
        var head = workbook.AddStyle(new Style { Font = { Bold = true } });
        var moment = workbook.AddStyle(new Style { Format = NumberFormat.Custom("yyyy-mm-dd hh:mm:ss") });
        var date = workbook.AddStyle(new Style { Format = NumberFormat.Custom("yyyy-mm-dd") });
        foreach (var table in tables)
        {
            var sheet = table.Sheet ?? table.Name;
            await workbook.StartWorksheetAsync(sheet[..Math.Min(sheet.Length, LongestSheetName)], null, cancellation);
            await workbook.AddHeaderRowAsync([.. LocalCells.Names(table)], head, cancellation);
            var rows = 1;
            await foreach (var row in table.Rows.WithCancellation(cancellation))
            {
                if (++rows == MostRows)
                {
                    await workbook.AddRowAsync([new Cell("There are more rows than a sheet can hold; take CSV or Parquet.")], cancellation);
                    break;
                }

                await workbook.AddRowAsync([.. LocalCells.Of(table, row).Select(cell => Cell(cell, moment, date))], cancellation);
            }
        }

        await workbook.FinishAsync(cancellation);
    }

    private static Cell Cell(object? cell, StyleId moment, StyleId date) => cell switch
    {
        null => default,
        string word => new Cell(word),
        double number => new Cell(number),
        long number => new Cell(number),
        DateTime local => new Cell(local, moment),
        DateOnly day => new Cell(day.ToDateTime(TimeOnly.MinValue), date),
        _ => throw new ArgumentOutOfRangeException(nameof(cell), cell, "A cell of this type cannot be written."),
    };
}
