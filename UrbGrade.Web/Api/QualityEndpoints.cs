using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Mvc;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Exports;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Sessions;

namespace UrbGrade.Web.Api;

/// <summary>The quality matrix of a month as a table, line by line: a day of a meter each.</summary>
internal static class QualityEndpoints
{
    private const int MetersAtOnce = 500;

    public static void MapQualityEndpoints(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/quality.{format}", Read).RequireAuthorization(Access.Municipal);

    private static async Task<IResult> Read(
        HttpContext context, string format, [FromQuery] string? month, [FromQuery] string? text, [FromQuery] string? faults, [FromServices] IQualityQueries queries,
        [FromServices] ITenantRegistry tenants, [FromServices] ITenantSession session, CancellationToken cancellation)
    {
        if (TableAnswers.Format(context.Request, format) is not { } chosen)
            return Results.NotFound();
        if (month is not null && Months.Read(month) is null)
            return Results.Problem($"The month is '{month}'; it is written as 2026-03.", statusCode: StatusCodes.Status400BadRequest);
        var request = new QualityRequest(Months.Read(month), QualityAddress.Shortened(text), faults is not null, PageLength: MetersAtOnce);
        if (await queries.Month(request, cancellation) is not { } first)
            return Results.NotFound();
        var tenant = session.CurrentTenantId is { } id ? tenants.Find(id) : null;
        return TableAnswers.Of(context, Table(first, Rows(first, request, queries, cancellation), tenant?.TimeZone ?? "UTC"), chosen, tenant?.Country ?? "GB");
    }

    private static ExportTable Table(QualityMonth first, IAsyncEnumerable<object?[]> rows, string timeZone) => new(
        $"quality-{Months.Write(first.Month)}", $"Quality of readings in {Months.Write(first.Month)}", timeZone,
        [
            new("meter", ExportType.Text, "As messages name it", IsRequired: true),
            new("asset", ExportType.Text, "Name of its place", IsRequired: true),
            new("day", ExportType.Day, "Civil day", IsRequired: true),
            new("measured", ExportType.Integer, "Hours delivered as measured, and believed", IsRequired: true),
            new("estimated", ExportType.Integer, "Hours estimated by the platform or by whoever sent them", IsRequired: true),
            new("missing", ExportType.Integer, "Hours of which nothing came, and nothing was estimated", IsRequired: true),
            new("rejected", ExportType.Integer, "Hours delivered, not believed, and not estimated", IsRequired: true),
            new("review", ExportType.Integer, "Of the measured ones, those to be looked at", IsRequired: true),
            new("rules", ExportType.Text, "Rules behind it, with a space between two"),
        ],
        rows) { Key = ["meter", "day"] };

    private static async IAsyncEnumerable<object?[]> Rows(
        QualityMonth first, QualityRequest request, IQualityQueries queries, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var page = first; page is not null; page = page.Page < page.Pages
            ? await queries.Month(request with { Month = first.Month, Page = page.Page + 1 }, cancellation) : null)
        {
            foreach (var (row, cell) in page.Rows.SelectMany(row => row.Days.Where(cell => cell.Hours.Expected > 0), (row, cell) => (row, cell)))
            {
                var (measured, estimated, missing, rejected, review) = cell.Hours;
                yield return
                [
                    row.Meter, row.AssetName, cell.Day, (long)measured, (long)estimated, (long)missing, (long)rejected, (long)review, string.Join(' ', cell.Rules),
                ];
            }
        }
    }
}
