using System.IO.Compression;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.ResponseCompression;
using UrbGrade.Web.Sessions;

namespace UrbGrade.Web.Public;

/// <summary>Sends the public pages compressed, which on a slow line are there sooner for it. Those of whoever is signed in are not: beside what an
/// address brings into a page, the length of a compressed one tells of what else is in it (BREACH).</summary>
internal static class PackedPages
{
    public static void AddPackedPages(this IServiceCollection services)
    {
        services.AddResponseCompression(packing =>
        {
            packing.EnableForHttps = true;
            packing.MimeTypes = ["text/html"];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        services.AddSingleton<PublicStyles>();
    }

    /// <summary>Call it after routing.</summary>
    public static void UsePackedPages(this WebApplication app) => app.UseWhen(IsPacked, packed => packed.UseResponseCompression());

    /// <summary>Whether the page that is asked for is sent compressed.</summary>
    public static bool IsPacked(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) && !context.Request.Cookies.ContainsKey(SessionCookie.Name) && IsPublic(context);

    /// <summary>Whether the page that is asked for is one for everybody.</summary>
    public static bool IsPublic(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type.Namespace == typeof(PackedPages).Namespace;
}
