using Microsoft.AspNetCore.Antiforgery;

namespace UrbGrade.Web.Shell;

/// <summary>Answers a form whose token does not hold, as after a night in a tab, with its page and a sentence instead of an empty 400.</summary>
internal static class StaleForms
{
    private static readonly object Mark = new();

    /// <summary>Shows the page anew, with a token that holds. Nothing of what the form sent is read: it may be another site's.</summary>
    public static void UseStaleForms(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false })
        {
            context.Items[Mark] = true;
            context.Request.Method = HttpMethods.Get;
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        return next(context);
    });

    /// <summary>Whether the page answers such a form.</summary>
    public static bool IsAnswered(HttpContext context) => context.Items.ContainsKey(Mark);
}
