using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Reports;
using UrbGrade.Web.Api.V1;
using UrbGrade.Web.Exports;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Sessions;
using UrbGrade.Web.Shell;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Api;

/// <summary>Yearly reports as files: for people who are signed in, and for programs.</summary>
internal static class ReportEndpoints
{
    private const string RetrySeconds = "60";

    /// <summary>The address of a report's rows as CSV.</summary>
    public static string Csv(int year) => FormattableString.Invariant($"/api/reports/secap.csv?year={year}");

    /// <summary>The address of a report as a file, in the language of whoever follows it.</summary>
    public static string Document(ReportTemplate template, DateOnly start, ReportFormat format) => FormattableString.Invariant(
        $"/api/reports/document.{format.ToString().ToLowerInvariant()}?template={template}&period={LocalTimes.Iso(start)}");

    public static void MapReportEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/reports/secap.{format}", Read).RequireAuthorization(Access.Municipal).ExcludeFromDescription();
        routes.MapGet("/api/reports/document.{format}", Write).RequireAuthorization(Access.Municipal).ExcludeFromDescription();
    }

    /// <summary>Too many wait to be printed.</summary>
    public static IResult Busy(HttpContext context, RefusedException busy, IStringLocalizer<RefusalText> refusals)
    {
        context.Response.Headers.RetryAfter = RetrySeconds;
        return TypedResults.Text(refusals.Of(busy.Refusal), statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    public static void MapReports(this RouteGroupBuilder api) =>
        api.MapGet("/reports/secap.{format}", Read).WithTags("Reports").Produces(StatusCodes.Status200OK)
            .WithSummary("Final energy and emissions of a year by sector and carrier as csv, xlsx or parquet.");

    private static async Task<IResult> Write(
        string format, HttpContext context, [FromQuery] string? template, [FromQuery] string? period, [FromServices] IReportWriter reports,
        [FromServices] IStringLocalizer<RefusalText> refusals, CancellationToken cancellation)
    {
        if (!Enum.TryParse<ReportFormat>(format, ignoreCase: true, out var chosen) || !Enum.IsDefined(chosen))
            return ApiProblems.Wrong("format", format, "pdf, xlsx, html");
        if (!Enum.TryParse<ReportTemplate>(template, ignoreCase: true, out var wanted) || !Enum.IsDefined(wanted))
            return ApiProblems.Wrong("template", template, string.Join(", ", Enum.GetNames<ReportTemplate>()));
        if (Days.Read(period) is not { Year: >= 1990 and <= 2200 } start)
            return ApiProblems.Wrong("period", period, "a day of the month or year such as 2019-07-01");
        var spoken = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var order = new ReportOrder(wanted, start, chosen, Languages.Cultures.ContainsKey(spoken) ? spoken : Languages.Cultures.Keys.First());
        try
        {
            return await reports.Write(order, cancellation) is { } file ? TypedResults.File(file.Content, file.MediaType, file.Name) : TypedResults.NotFound();
        }
        catch (RefusedException busy)
        {
            return Busy(context, busy, refusals);
        }
    }

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
            : TableAnswers.Of(context, ReportTables.Energy(report), chosen, TableAnswers.Country(session, tenants));
    }
}
