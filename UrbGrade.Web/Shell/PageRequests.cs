using Microsoft.AspNetCore.Diagnostics;

namespace UrbGrade.Web.Shell;

/// <summary>Tells requests of people, who get pages for errors too, from those of programs, who get the bare status.</summary>
internal static class PageRequests
{
    private static readonly object TooMany = new();

    private static readonly object GoneForm = new();

    /// <summary>Shows the failed and not-found pages to people.</summary>
    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/failed",
            CreateScopeForErrors = true,
            // Said by FailedRequest, with the number.
            SuppressDiagnosticsCallback = _ => true,
        });
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use((context, next) =>
        {
            // Programs read the status; a form that was refused has its own answer.
            if (context.Features.Get<IStatusCodePagesFeature>() is { } pages
                && !(IsPage(context.Request.Path, context.Request) && HttpMethods.IsGet(context.Request.Method)))
            {
                pages.Enabled = false;
            }

            return next(context);
        });
    }

    /// <summary>Asks who has sent too much to wait, in words instead of an empty 429.</summary>
    public static void AnswerTooMany(HttpContext context)
    {
        if (!IsPage(context.Request.Path, context.Request) || context.Features.Get<IStatusCodePagesFeature>() is not { } pages)
            return;

        // The page takes the place of a form, of which nothing is read.
        (context.Items[TooMany], context.Request.Method, pages.Enabled) = (true, HttpMethods.Get, true);
    }

    /// <summary>Whether the page answers such a request.</summary>
    public static bool IsTooMany(HttpContext context) => context.Items.ContainsKey(TooMany);

    /// <summary>Tells of a form that its page shows no more, as one that another tab has sent, in words instead of an empty 400.</summary>
    public static void AnswerGoneForm(HttpContext context)
    {
        if (!IsPage(context.Request.Path, context.Request) || context.Features.Get<IStatusCodePagesFeature>() is not { } pages)
            return;

        // What has a type counts as answered.
        context.Response.ContentType = null;
        (context.Items[GoneForm], context.Request.Method, pages.Enabled) = (true, HttpMethods.Get, true);
    }

    /// <summary>Whether the page answers such a form.</summary>
    public static bool IsGoneForm(HttpContext context) => context.Items.ContainsKey(GoneForm);

    /// <summary>Answers with a status and the page's own words for it, in place of the words for all pages.</summary>
    public static void AnswerWith(this HttpContext context, int status)
    {
        // The renderer leaves a page out whose status says early that there is none.
        context.Response.OnStarting(() =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
    }

    /// <summary>Whether a browser asks for a page that people read.</summary>
    /// <param name="path">What was asked for, before any error page took its place.</param>
    public static bool IsPage(PathString path, HttpRequest request) =>
        !path.StartsWithSegments("/api", StringComparison.Ordinal)
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
