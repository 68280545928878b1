using Microsoft.AspNetCore.Diagnostics;

namespace UrbGrade.Web.Shell;

/// <summary>What a reader asked for, where an error page stands in its place too.</summary>
internal static class AskedAddress
{
    public static string PathOf(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath
        ?? context.Features.Get<IExceptionHandlerPathFeature>()?.Path
        ?? context.Request.Path.Value
        ?? "/";

    /// <summary>Path and query.</summary>
    public static string Of(HttpContext context) =>
        PathOf(context) + (context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalQueryString ?? context.Request.QueryString.Value);
}
