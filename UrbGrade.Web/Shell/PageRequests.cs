using Microsoft.AspNetCore.Diagnostics;

namespace UrbGrade.Web.Shell;

/// <summary>Tells requests of people, who get pages for errors too, from those of programs, who get the bare status.</summary>
internal static class PageRequests
{
    /// <summary>Shows the failed and not-found pages to people.</summary>
    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler("/failed", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use((context, next) =>
        {
            // Programs read the status; a form that was refused has its own answer.
            if (context.Features.Get<IStatusCodePagesFeature>() is { } pages
                && !(IsPage(context.Request) && HttpMethods.IsGet(context.Request.Method)))
            {
                pages.Enabled = false;
            }

            return next(context);
        });
    }

    /// <summary>Whether a browser asks for a page that people read.</summary>
    public static bool IsPage(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
