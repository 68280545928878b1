using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Reports;
using UrbGrade.Web.Api.V1;
using UrbGrade.Web.Exports;
using UrbGrade.Web.Sessions;

namespace UrbGrade.Web.Api;

/// <summary>Yearly reports as files: for people who are signed in, and for programs.</summary>
internal static class ReportEndpoints
{
    /// <summary>The address of a report's rows as CSV.</summary>
    public static string Csv(int year) => FormattableString.Invariant($"/api/reports/secap.csv?year={year}");

    public static void MapReportEndpoints(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/reports/secap.{format}", Read).RequireAuthorization(Access.Municipal).ExcludeFromDescription();

    public static void MapReports(this RouteGroupBuilder api) =>
        api.MapGet("/reports/secap.{format}", Read).WithTags("Reports").Produces(StatusCodes.Status200OK)
            .WithSummary("Final energy and emissions of a year by sector and carrier as csv, xlsx or parquet.");

    private static async Task<IResult> Read(
        string format, HttpContext context, [FromQuery, Description("Calendar year.")] int? year, IMunicipalReports reports,
        [FromServices] ITenantRegistry tenants, [FromServices] ITenantSession session, CancellationToken cancellation)
    {
        if (TableAnswers.Format(context.Request, format) is not { } chosen)
            return ApiProblems.Wrong("format", format, TableAnswers.Formats);
        if (year is not (>= 1990 and <= 2200))
            return ApiProblems.Wrong("year", context.Request.Query["year"], "a calendar year such as 2019");
        if (await reports.Read(year.Value, cancellation) is not { } report)
            return TypedResults.NotFound();
        return chosen == ExportFormat.Xlsx
            ? TableAnswers.Workbooks(context, FormattableString.Invariant($"secap-{report.Year}"), ReportTables.All(report))
            : TableAnswers.Of(context, ReportTables.Energy(report), chosen, session.CurrentTenantId is { } id ? tenants.Find(id)?.Country ?? "GB" : "GB");
    }
}
