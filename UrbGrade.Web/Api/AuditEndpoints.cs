using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Web.Administration;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Sessions;

namespace UrbGrade.Web.Api;

/// <summary>The audit as a table, line by line: it grows for years.</summary>
internal static class AuditEndpoints
{
    public static void MapAuditEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/audit.csv", ReadAudit).RequireAuthorization(Access.Administration);
        routes.MapGet("/api/events.csv", ReadEvents).RequireAuthorization(Access.Operations);
    }

    private static IResult ReadAudit(
        HttpRequest request, [FromServices] IAuditTrail audit, [FromServices] ReaderZone zone, CancellationToken cancellation) =>
        Table(audit.Read(AuditAddress.Read(request.Query) with { TimeZone = zone.Name }, cancellation), "audit.csv");

    private static IResult ReadEvents(
        HttpRequest request, [FromServices] IOperationEvents events, [FromServices] ReaderZone zone, CancellationToken cancellation) =>
        Table(events.Read(AuditAddress.Read(request.Query) with { TimeZone = zone.Name }, cancellation), "events.csv");

    private static IResult Table(IAsyncEnumerable<AuditRecord> lines, string name) => Results.Stream(
        async stream =>
        {
            await using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
            await text.WriteAsync(AuditCsv.Head);
            await foreach (var line in lines)
            {
                await text.WriteAsync(AuditCsv.Line(line));
            }
        },
        MediaTypeNames.Text.Csv, name);
}
