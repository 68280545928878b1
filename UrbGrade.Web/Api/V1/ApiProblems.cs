using Microsoft.AspNetCore.Http.HttpResults;
using UrbGrade.Bus.Contracts.Semantics;

namespace UrbGrade.Web.Api.V1;

/// <summary>Errors as programs read them (RFC 9457).</summary>
internal static class ApiProblems
{
    /// <summary>Gives every error without a body of its own one that says what to do.</summary>
    public static void UseApiProblems(this IApplicationBuilder app) => app.UseWhen(
        context => IsApi(context.Request.Path),
        api => api.UseStatusCodePages(pages =>
        {
            var status = pages.HttpContext.Response.StatusCode;
            return TypedResults.Problem(Advice(status), statusCode: status).ExecuteAsync(pages.HttpContext);
        }));

    public static bool IsApi(PathString path) => path.StartsWithSegments(ApiRoutes.Root, StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments(SensorThingsEndpoints.Root, StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments(FeatureEndpoints.Root, StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments(SemanticAddress.Root, StringComparison.OrdinalIgnoreCase);

    /// <summary>What is wrong with a part of an address.</summary>
    public static ProblemHttpResult Wrong(string part, string? found, string allowed) => TypedResults.Problem(
        $"{part}: found '{found}', allowed is {allowed}.", statusCode: StatusCodes.Status400BadRequest);

    private static string? Advice(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "Send a token that counts: 'Authorization: Bearer ugt_...'. An administrator of the tenant makes one.",
        StatusCodes.Status404NotFound => "The token's tenant has nothing at this address. openapi.json describes the addresses.",
        StatusCodes.Status405MethodNotAllowed => "Everything here is read with GET.",
        StatusCodes.Status429TooManyRequests => "The token has made too many requests; wait as long as Retry-After says.",
        _ => null,
    };
}
