using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Reports;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Web.Api.V1;
using UrbGrade.Web.Exports;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Reports;
using UrbGrade.Web.Sessions;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Api;

/// <summary>What people say, as tables for staff.</summary>
internal static class OpinionEndpoints
{
    public static void MapOpinionEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/opinions/curve.{format}", ReadCurve).RequireAuthorization(Access.Municipal).ExcludeFromDescription();
        routes.MapGet("/api/campaigns/{code}/sheets.{format}", WriteSheets).RequireAuthorization(Access.Municipal).ExcludeFromDescription();
        routes.MapGet("/api/opinions/surveys/{code}/answers.{format}", ReadAnswers).RequireAuthorization(Access.Municipal).ExcludeFromDescription();
        routes.MapGet("/api/opinions/surveys/{code}/sheets.{format}", WriteSurveySheets).RequireAuthorization(Access.Municipal).ExcludeFromDescription();
    }

    private static async Task<IResult> ReadCurve(
        string format, HttpContext context, [FromQuery] string? street, [FromQuery] string? from, [FromQuery] string? to, [FromServices] IOpinions opinions,
        [FromServices] ITenantRegistry tenants, [FromServices] ITenantSession session, [FromServices] ReaderZone zone, [FromServices] TimeProvider clock,
        CancellationToken cancellation)
    {
        var (first, end) = OpinionAddress.Days(from, to, zone.LocalDay(clock.GetUtcNow()));
        if (TableAnswers.Format(context.Request, format) is not { } chosen
            || await opinions.Curve(street is { Length: > 0 } ? street : null, first, end, cancellation) is not { } curve)
            return Results.NotFound();
        return TableAnswers.Of(context, OpinionTables.Curve(curve), chosen, TableAnswers.Country(session, tenants));
    }

    private static async Task<IResult> ReadAnswers(
        string code, string format, HttpContext context, [FromQuery] string? place, [FromServices] ISurveys surveys, [FromServices] ITenantRegistry tenants,
        [FromServices] ITenantSession session, CancellationToken cancellation) =>
        TableAnswers.Format(context.Request, format) is { } chosen
        && await surveys.Answers(code, place is { Length: > 0 } ? place : null, cancellation) is { } results
            ? TableAnswers.Of(context, OpinionTables.Answers(results), chosen, TableAnswers.Country(session, tenants))
            : Results.NotFound();

    private static Task<IResult> WriteSheets(
        string code, string format, HttpContext context, [FromQuery] string? part, [FromServices] SheetWriter sheets,
        [FromServices] IStringLocalizer<RefusalText> refusals, CancellationToken cancellation) =>
        Printed(format, context, refusals, isPdf => sheets.Write(code, part, SemanticsEndpoints.Origin(context.Request), isPdf, cancellation));

    private static Task<IResult> WriteSurveySheets(
        string code, string format, HttpContext context, [FromQuery] string? of, [FromQuery] string? part, [FromServices] SheetWriter sheets,
        [FromServices] IStringLocalizer<RefusalText> refusals, CancellationToken cancellation) =>
        Printed(format, context, refusals, isPdf => sheets.WriteSurvey(code, of, part, SemanticsEndpoints.Origin(context.Request), isPdf, cancellation));

    private static async Task<IResult> Printed(
        string format, HttpContext context, IStringLocalizer<RefusalText> refusals, Func<bool, Task<ReportFile?>> write)
    {
        if (format is not ("pdf" or "html"))
            return ApiProblems.Wrong("format", format, "pdf, html");
        try
        {
            return await write(format == "pdf") is { } file ? TypedResults.File(file.Content, file.MediaType, file.Name) : TypedResults.NotFound();
        }
        catch (RefusedException busy)
        {
            return ReportEndpoints.Busy(context, busy, refusals);
        }
    }
}
