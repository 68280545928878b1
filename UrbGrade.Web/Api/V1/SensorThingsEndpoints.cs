using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Sessions;

namespace UrbGrade.Web.Api.V1;

/// <summary>The OGC SensorThings API 1.1, to read.</summary>
internal static class SensorThingsEndpoints
{
    /// <summary>Where the service begins.</summary>
    public const string Root = "/api/sensorthings/v1.1";

    public static void MapSensorThings(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Root + "/{**path}", Read).RequireAuthorization(Access.Api).RequireRateLimiting(ApiRoutes.Limit)
            .AddEndpointFilter<EntityTags>().ExcludeFromDescription();

    private static async Task<Results<Ok<JsonNode>, ProblemHttpResult>> Read(
        HttpRequest request, string? path, ISensorThings things, CancellationToken cancellation)
    {
        var root = $"{request.Scheme}://{request.Host}{request.PathBase}{Root}";
        var query = request.Query.ToDictionary(option => option.Key, option => option.Value.ToString(), StringComparer.Ordinal);
        var answer = await things.Read(root, (path ?? "").TrimEnd('/'), query, cancellation);
        return answer.Status == StatusCodes.Status200OK
            ? TypedResults.Ok(answer.Document)
            : TypedResults.Problem(answer.Problem, statusCode: answer.Status);
    }
}
