using Microsoft.Extensions.Localization;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Exports;

/// <summary>Tables that people open, in their language: columns, sheets and words of states. Whatever has no text keeps the name that programs know.</summary>
internal static class ReaderTables
{
    /// <summary>Columns whose cells are words of a list.</summary>
    private static readonly string[] Worded = ["quantity", "status", "state", "quality"];

    /// <summary>The table with names and words in the language of whoever reads it.</summary>
    public static ExportTable Of(ExportTable table, IStringLocalizer<ReportingText> texts) => table with
    {
        Columns = [.. table.Columns.Select(column => column with { Label = column.Label ?? Text(texts, $"Column.{column.Name}") })],
        Sheet = Text(texts, $"Sheet.{table.Name}"),
        Rows = table.Rows.Select(row => Told(table, row, texts)),
    };

    private static object?[] Told(ExportTable table, object?[] row, IStringLocalizer<ReportingText> texts) =>
        [.. row.Select((cell, at) => cell is string word && Worded.Contains(table.Columns[at].Name) ? Word(table.Columns[at].Name, word, texts) : cell)];

    private static string Word(string column, string word, IStringLocalizer<ReportingText> texts) => Text(texts, $"Word.{column}.{word}") ?? word;

    private static string? Text(IStringLocalizer<ReportingText> texts, string key) => texts[key] is { ResourceNotFound: false } text ? text.Value : null;
}
