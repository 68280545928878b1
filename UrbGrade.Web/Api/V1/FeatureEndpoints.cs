using System.Text;
using Microsoft.AspNetCore.Mvc;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Web.Sessions;

namespace UrbGrade.Web.Api.V1;

/// <summary>The OGC API - Features, to read.</summary>
internal static class FeatureEndpoints
{
    /// <summary>Its landing page.</summary>
    public const string Root = "/api/features";

    public static void MapFeatures(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Root + "/{**path}", Read).RequireAuthorization(Access.Api).RequireRateLimiting(ApiRoutes.Limit).ExcludeFromDescription();

    private static async Task<IResult> Read(HttpContext context, string? path, [FromServices] IFeatures features, CancellationToken cancellation)
    {
        var request = context.Request;
        var root = $"{request.Scheme}://{request.Host}{request.PathBase}{Root}";
        var query = request.Query.ToDictionary(option => option.Key, option => option.Value.ToString(), StringComparer.Ordinal);
        var answer = await features.Read(root, (path ?? "").Trim('/'), query, cancellation);
        return answer.Document is { } document
            ? HashedAnswer.Of(context, Encoding.UTF8.GetBytes(document.ToJsonString()), answer.MediaType!)
            : TypedResults.Problem(answer.Problem, statusCode: answer.Status);
    }
}
