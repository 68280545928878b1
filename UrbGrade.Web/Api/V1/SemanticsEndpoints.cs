using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using UrbGrade.Bus.Contracts.Semantics;
using UrbGrade.Web.Sessions;

namespace UrbGrade.Web.Api.V1;

/// <summary>What a tenant has as RDF, in the syntax that the address ends with or that the caller takes.</summary>
internal static class SemanticsEndpoints
{
    private const string TurtleEnd = ".ttl";
    private const string JsonLdEnd = ".jsonld";

    public static void MapSemantics(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(SemanticAddress.Root + "/{**path}", Read).RequireAuthorization(Access.Api).RequireRateLimiting(ApiRoutes.Limit).ExcludeFromDescription();
        routes.MapGet(SemanticAddress.Vocabulary + TurtleEnd, (HttpContext context, [FromServices] ISemantics semantics) =>
            Answer(context, semantics.WriteVocabulary(Origin(context.Request), RdfSyntax.Turtle), RdfSyntax.Turtle)).ExcludeFromDescription();
        routes.MapGet(SemanticAddress.Vocabulary + JsonLdEnd, (HttpContext context, [FromServices] ISemantics semantics) =>
            Answer(context, semantics.WriteVocabulary(Origin(context.Request), RdfSyntax.JsonLd), RdfSyntax.JsonLd)).ExcludeFromDescription();
    }

    /// <summary>Scheme and host that a request came to.</summary>
    public static string Origin(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}";

    /// <summary>What the caller takes best; null when it takes no RDF that is written here.</summary>
    public static RdfSyntax? Accepted(HttpRequest request)
    {
        var wanted = request.GetTypedHeaders().Accept;
        return wanted.Count == 0 ? RdfSyntax.JsonLd : wanted
            .Where(type => type.Quality is not 0).OrderByDescending(type => type.Quality ?? 1)
            .Select(type => type.MediaType.Value?.ToLowerInvariant() switch
            {
                "text/turtle" or "text/*" => RdfSyntax.Turtle,
                "application/ld+json" or "application/json" or "application/*" or "*/*" => RdfSyntax.JsonLd,
                _ => (RdfSyntax?)null,
            }).FirstOrDefault(syntax => syntax is not null);
    }

    private static async Task<IResult> Read(HttpContext context, string? path, [FromServices] ISemantics semantics, CancellationToken cancellation)
    {
        var (bare, syntax) = (path ?? "") switch
        {
            var turtle when turtle.EndsWith(TurtleEnd, StringComparison.Ordinal) => (turtle[..^TurtleEnd.Length], RdfSyntax.Turtle),
            var json when json.EndsWith(JsonLdEnd, StringComparison.Ordinal) => (json[..^JsonLdEnd.Length], RdfSyntax.JsonLd),
            var negotiated => (negotiated, Accepted(context.Request)),
        };
        if (syntax is not { } chosen)
        {
            return TypedResults.Problem("Accept: allowed are text/turtle and application/ld+json.", statusCode: StatusCodes.Status406NotAcceptable);
        }

        var query = context.Request.Query.ToDictionary(option => option.Key, option => option.Value.ToString(), StringComparer.Ordinal);
        var answer = await semantics.Read(Origin(context.Request), bare, query, chosen, cancellation);
        if (answer.Document is not { } document)
        {
            return TypedResults.Problem(answer.Problem, statusCode: answer.Status);
        }

        if (answer.Next is { } next)
        {
            context.Response.Headers.Append(HeaderNames.Link, $"<{next}>; rel=\"next\"");
        }

        return Answer(context, document, chosen);
    }

    private static IResult Answer(HttpContext context, string document, RdfSyntax syntax)
    {
        var answer = HashedAnswer.Of(
            context, Encoding.UTF8.GetBytes(document), syntax == RdfSyntax.Turtle ? "text/turtle; charset=utf-8" : "application/ld+json");
        context.Response.Headers.Vary = $"{HeaderNames.Accept}, {HeaderNames.AcceptEncoding}";
        return answer;
    }
}
