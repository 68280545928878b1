using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Sessions;

namespace UrbGrade.Web.Api;

/// <summary>The quality matrix of a month as a table, line by line: a day of a meter each.</summary>
internal static class QualityEndpoints
{
    private const int MetersAtOnce = 500;

    public static void MapQualityEndpoints(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/quality.csv", Read).RequireAuthorization(Access.Municipal);

    private static async Task<IResult> Read(
        [FromQuery] string? month, [FromQuery] string? text, [FromQuery] string? faults, [FromServices] IQualityQueries queries, CancellationToken cancellation)
    {
        if (month is not null && Months.Read(month) is null)
            return Results.Problem($"The month is '{month}'; it is written as 2026-03.", statusCode: StatusCodes.Status400BadRequest);
        var request = new QualityRequest(Months.Read(month), QualityAddress.Shortened(text), faults is not null, PageLength: MetersAtOnce);
        if (await queries.Month(request, cancellation) is not { } first)
            return Results.NotFound();
        return Results.Stream(
            async stream =>
            {
                await using var lines = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
                await lines.WriteAsync(CsvText.Line("meter", "asset", "day", "measured", "estimated", "missing", "rejected", "review", "rules"));
                for (var page = first; page is not null; page = page.Page < page.Pages
                    ? await queries.Month(request with { Month = first.Month, Page = page.Page + 1 }, cancellation) : null)
                {
                    foreach (var (row, cell) in page.Rows.SelectMany(row => row.Days.Where(cell => cell.Hours.Expected > 0), (row, cell) => (row, cell)))
                    {
                        var (measured, estimated, missing, rejected, review) = cell.Hours;
                        await lines.WriteAsync(CsvText.Line(
                            row.Meter, row.AssetName, LocalTimes.Iso(cell.Day), measured, estimated, missing, rejected, review, string.Join(' ', cell.Rules)));
                    }
                }
            },
            MediaTypeNames.Text.Csv, $"quality-{Months.Write(first.Month)}.csv");
    }
}
