using System.Globalization;
using System.Net.Mime;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Sessions;

namespace UrbGrade.Web.Api;

/// <summary>The raw body of a stored request, as evidence.</summary>
internal static class BatchEndpoints
{
    public static string RawBody(long requestId) =>
        string.Create(CultureInfo.InvariantCulture, $"/api/batches/{requestId}/body.xml");

    public static void MapBatchEndpoints(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/batches/{requestId:long}/body.xml", ReadRawBody).RequireAuthorization(Access.Municipal);

    private static async Task<IResult> ReadRawBody(
        long requestId, IUploadQueries uploads, CancellationToken cancellation) =>
        await uploads.ReadRawBody(requestId, cancellation) switch
        {
            null => Results.NotFound(),
            [] => Results.Problem("The signed message was deleted: the tenant keeps it no longer, or a person had it erased.", statusCode: StatusCodes.Status410Gone),
            var body => Results.File(body, MediaTypeNames.Application.Xml, string.Create(CultureInfo.InvariantCulture, $"batch-{requestId}.xml")),
        };
}
