using System.Globalization;
using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Sessions;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Api;

/// <summary>The raw body of a stored request, as evidence.</summary>
internal static class BatchEndpoints
{
    private static readonly Refusal Deleted = new(
        "Evidence.Deleted", $"The signed message was deleted: the tenant keeps it no longer, or a person had it erased.");

    public static string RawBody(long requestId) =>
        string.Create(CultureInfo.InvariantCulture, $"/api/batches/{requestId}/body.xml");

    public static void MapBatchEndpoints(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/batches/{requestId:long}/body.xml", ReadRawBody).RequireAuthorization(Access.Municipal);

    private static async Task<IResult> ReadRawBody(
        long requestId, IUploadQueries uploads, [FromServices] IStringLocalizer<RefusalText> refusals, CancellationToken cancellation) =>
        await uploads.ReadRawBody(requestId, cancellation) switch
        {
            null => Results.NotFound(),
            [] => Results.Problem(refusals.Of(Deleted), statusCode: StatusCodes.Status410Gone),
            var body => Results.File(body, MediaTypeNames.Application.Xml, string.Create(CultureInfo.InvariantCulture, $"batch-{requestId}.xml")),
        };
}
