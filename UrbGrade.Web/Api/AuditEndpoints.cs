using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Web.Administration;
using UrbGrade.Web.Sessions;

namespace UrbGrade.Web.Api;

/// <summary>The audit as a table, line by line: it grows for years.</summary>
internal static class AuditEndpoints
{
    public static void MapAuditEndpoints(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/audit.csv", Read).RequireAuthorization(Access.Administration);

    private static IResult Read(HttpRequest request, [FromServices] IAuditTrail audit, CancellationToken cancellation) => Results.Stream(
        async stream =>
        {
            await using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
            await text.WriteAsync(AuditCsv.Head);
            await foreach (var line in audit.Read(AuditAddress.Read(request.Query), cancellation))
            {
                await text.WriteAsync(AuditCsv.Line(line));
            }
        },
        MediaTypeNames.Text.Csv, "audit.csv");
}
