using Microsoft.AspNetCore.Diagnostics;

namespace UrbGrade.Web.Shell;

/// <summary>Tells requests of people, who get pages for errors too, from those of programs, who get the bare status.</summary>
internal static class PageRequests
{
    /// <summary>Shows the failed and not-found pages to people.</summary>
    public static void UseErrorPages(this WebApplication app)
    {
        app.UseWhen(context => IsPage(context.Request), pages =>
        {
            pages.UseExceptionHandler("/failed", createScopeForErrors: true);
            pages.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        });
        app.Use((context, next) =>
        {
            // A circuit, a form or a password that was refused has its own answer.
            if (context.Features.Get<IStatusCodePagesFeature>() is { } pages && !HttpMethods.IsGet(context.Request.Method))
                pages.Enabled = false;
            return next(context);
        });
    }

    private static bool IsPage(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
