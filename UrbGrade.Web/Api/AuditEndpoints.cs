using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Administration;
using UrbGrade.Web.Exports;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Sessions;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Api;

/// <summary>The audit, and what of it concerns operators, as files.</summary>
internal static class AuditEndpoints
{
    public const string Audit = "/api/audit.{format}";

    public const string Events = "/api/events.{format}";

    public static void MapAuditEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Audit, ReadAudit).RequireAuthorization(Access.Administration);
        routes.MapGet(Events, ReadEvents).RequireAuthorization(Access.Operations);
    }

    private static IResult ReadAudit(
        HttpContext context, string format, [FromServices] IAuditTrail audit, [FromServices] ReaderZone zone, [FromServices] ITenantRegistry tenants,
        [FromServices] ITenantSession session, IStringLocalizer<AuditText> texts) =>
        TableAnswers.Format(context.Request, format) is { } chosen
            ? TableAnswers.Of(
                context, AuditTables.Of("audit", "Audit", zone.Name, Told(audit.Read(Filter(context, zone), context.RequestAborted), chosen, texts, tenants)), chosen,
                TableAnswers.Country(session, tenants))
            : Results.NotFound();

    private static IResult ReadEvents(
        HttpContext context, string format, [FromServices] IOperationEvents events, [FromServices] ReaderZone zone, [FromServices] ITenantRegistry tenants,
        [FromServices] ITenantSession session, IStringLocalizer<AuditText> texts) =>
        TableAnswers.Format(context.Request, format) is { } chosen
            ? TableAnswers.Of(
                context, AuditTables.Of("events", "Events", zone.Name, Told(events.Read(Filter(context, zone), context.RequestAborted), chosen, texts, tenants)), chosen,
                TableAnswers.Country(session, tenants))
            : Results.NotFound();

    /// <summary>What people open is in their language, as the pages are; programs get what the hashes hold.</summary>
    private static IAsyncEnumerable<AuditRecord> Told(
        IAsyncEnumerable<AuditRecord> lines, ExportFormat format, IStringLocalizer<AuditText> texts, ITenantRegistry tenants) =>
        format is ExportFormat.SpreadsheetCsv or ExportFormat.Xlsx
            ? lines.Select(line => line with
            {
                Who = Doers.Of(line.Who), Subject = texts.SubjectOf(line, tenants), Before = texts.Of(line.What, line.Before), After = texts.Of(line.What, line.After),
            })
            : lines;

    private static AuditFilter Filter(HttpContext context, ReaderZone zone) => AuditAddress.Read(context.Request.Query) with { TimeZone = zone.Name };
}
