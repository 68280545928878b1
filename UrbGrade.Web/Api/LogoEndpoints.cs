using System.Net.Mime;
using Microsoft.Net.Http.Headers;
using UrbGrade.Bus.Contracts.Core;

namespace UrbGrade.Web.Api;

/// <summary>Tenants' logos.</summary>
internal static class LogoEndpoints
{
    /// <summary>Where a tenant's logo is; another address for another logo. Null when it has none.</summary>
    public static string? LogoOf(TenantInfo? tenant) =>
        tenant?.Brand.LogoTag is { } tag ? $"/api/tenants/{Uri.EscapeDataString(tenant.Code)}/logo.png?v={tag}" : null;

    public static void MapLogoEndpoints(this IEndpointRouteBuilder routes) => routes.MapGet("/api/tenants/{code}/logo.png", Read);

    private static async Task<IResult> Read(HttpContext context, string code, ITenantLogos logos, CancellationToken cancellation)
    {
        if (await logos.Find(code, cancellation) is not { } logo)
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = "private, no-cache";
        return TypedResults.Bytes(logo.Png, MediaTypeNames.Image.Png, entityTag: new EntityTagHeaderValue($"\"{logo.Tag}\""));
    }
}
