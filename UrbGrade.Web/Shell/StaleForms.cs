using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;

namespace UrbGrade.Web.Shell;

/// <summary>Answers a form whose token does not hold, as after a night in a tab, or which its page has no more, with a page instead of an empty 400.</summary>
internal static class StaleForms
{
    private static readonly object Mark = new();

    /// <summary>Shows the page anew, with a token that holds. Nothing of what the form sent is read: it may be another site's.</summary>
    public static void UseStaleForms(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false })
        {
            context.Items[Mark] = true;
            context.Request.Method = HttpMethods.Get;
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        await next(context);

        // A page says so of a form of a name that it does not know, and writes nothing.
        if (HttpMethods.IsPost(context.Request.Method) && context.Response is { StatusCode: StatusCodes.Status400BadRequest, HasStarted: false }
            && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
        {
            PageRequests.AnswerGoneForm(context);
        }
    });

    /// <summary>Whether the page answers such a form.</summary>
    public static bool IsAnswered(HttpContext context) => context.Items.ContainsKey(Mark);
}
