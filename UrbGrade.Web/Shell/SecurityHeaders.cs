using Microsoft.Extensions.Options;

namespace UrbGrade.Web.Shell;

/// <summary>Lets pages load only what this server sends. Inline styles are allowed because the component library and the
/// drawing libraries set them; inline scripts never.</summary>
internal sealed class SecurityHeaders(RequestDelegate next, IOptions<PagesOptions> options)
{
    private readonly string policy = Policy(options.Value.MapTiles);

    public Task InvokeAsync(HttpContext context)
    {
        if (IsForeignSocket(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        return next(context);
    }

    private static string Policy(string? tiles)
    {
        var images = tiles is not null && Uri.TryCreate(tiles.Replace("{s}", "a", StringComparison.Ordinal), UriKind.Absolute, out var uri)
            ? $" {uri.Scheme}://{uri.Authority}"
            : "";
        return "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:" + images
            + "; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
    }

    // A browser sends the cookie with a WebSocket from any page; only the pages of this very host may open a circuit.
    private static bool IsForeignSocket(HttpRequest request) =>
        request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase)
        && request.Headers.Origin.ToString() is { Length: > 0 } origin
        && !(Uri.TryCreate(origin, UriKind.Absolute, out var uri)
            && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
}
