using System.Globalization;
using System.Net.Mime;
using Microsoft.AspNetCore.Http.Features;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Web.Exports;

/// <summary>Answers requests with tables, written while they are read.</summary>
internal static class TableAnswers
{
    /// <summary>Ends of addresses, and <c>for=spreadsheets</c> for the CSV that people open.</summary>
    public const string Formats = "csv, xlsx, parquet";

    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The format that an address asks for; null when there is no such one.</summary>
    public static ExportFormat? Format(HttpRequest request, string end) => end switch
    {
        "csv" => request.Query["for"] == "spreadsheets" ? ExportFormat.SpreadsheetCsv : ExportFormat.Csv,
        "xlsx" => ExportFormat.Xlsx,
        "parquet" => ExportFormat.Parquet,
        _ => null,
    };

    /// <summary>Of the tenant that is looked at; where nobody knows it, one with a decimal point.</summary>
    public static string Country(ITenantSession session, ITenantRegistry tenants) =>
        (session.CurrentTenantId is { } id ? tenants.Find(id)?.Country : null) ?? "GB";

    /// <summary>The table as a file.</summary>
    /// <param name="country">ISO 3166-1 alpha-2, whose separators and decimals a spreadsheet expects.</param>
    public static IResult Of(HttpContext context, ExportTable table, ExportFormat format, string country) => format switch
    {
        ExportFormat.Csv => Stream(context, table.Name + ".csv", MediaTypeNames.Text.Csv, (output, cancel) => CsvTables.Write(table, output, cancel)),
        ExportFormat.SpreadsheetCsv => Stream(
            context, table.Name + ".csv", MediaTypeNames.Text.Csv, (output, cancel) => CsvTables.WriteForSpreadsheets(table, output, CultureOf(country), cancel)),
        ExportFormat.Xlsx => Stream(context, table.Name + ".xlsx", Workbook, (output, cancel) => XlsxTables.Write([table], output, cancel)),
        _ => Stream(context, table.Name + ".parquet", "application/vnd.apache.parquet", (output, cancel) => ParquetTables.Write(table, output, cancel)),
    };

    /// <summary>A workbook of several tables.</summary>
    public static IResult Workbooks(HttpContext context, string name, IReadOnlyList<ExportTable> tables) =>
        Stream(context, name + ".xlsx", Workbook, (output, cancel) => XlsxTables.Write(tables, output, cancel));

    /// <summary>Whatever is written, on its way at once.</summary>
    public static IResult Stream(HttpContext context, string file, string mediaType, Func<Stream, CancellationToken, Task> write)
    {
        // Archives end with a table of contents that their libraries write without waiting.
        if (context.Features.Get<IHttpBodyControlFeature>() is { } body)
        {
            body.AllowSynchronousIO = true;
        }

        context.Response.Headers.CacheControl = "private, no-cache";
        return Results.Stream(output => write(output, context.RequestAborted), mediaType, file);
    }

    public static CultureInfo CultureOf(string country) =>
        CultureInfo.GetCultures(CultureTypes.SpecificCultures).Where(culture => culture.Name.EndsWith("-" + country, StringComparison.Ordinal))
            .OrderBy(culture => culture.Name.StartsWith(country, StringComparison.OrdinalIgnoreCase) ? 0 : 1).ThenBy(culture => culture.Name, StringComparer.Ordinal)
            .FirstOrDefault() ?? CultureInfo.GetCultureInfo("en-GB");
}
