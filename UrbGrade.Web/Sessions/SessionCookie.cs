using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Shell;

namespace UrbGrade.Web.Sessions;

/// <summary>The cookie that keeps a person signed in, and what it holds.</summary>
internal static class SessionCookie
{
    public const string Name = "urbgrade.session";

    private const string CheckedAt = "checked";
    private static readonly TimeSpan CheckEvery = TimeSpan.FromMinutes(1);

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = Name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromHours(12);
        options.SlidingExpiration = true;
        options.LoginPath = "/account/sign-in";
        options.AccessDeniedPath = "/account/denied";
        options.ReturnUrlParameter = "return";
        options.Events.OnValidatePrincipal = Revalidate;
        options.Events.OnSigningIn = Greet;
        options.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
    }

    /// <summary>The principal that the cookie keeps.</summary>
    /// <param name="chosenTenantId">For a platform administrator, the tenant to look at.</param>
    public static ClaimsPrincipal Principal(SignedInAccount account, int? chosenTenantId) =>
        SessionClaims.Principal(account, CookieAuthenticationDefaults.AuthenticationScheme, chosenTenantId);

    // Whoever signs in on another machine is spoken to as on the last one.
    private static Task Greet(CookieSigningInContext context)
    {
        if (context.Principal?.FindFirstValue(SessionClaims.Language) is { } language)
        {
            Languages.Remember(context.Response, language);
        }

        return Task.CompletedTask;
    }

    private static async Task Revalidate(CookieValidatePrincipalContext context)
    {
        var now = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();

        // What was looked at by a clock that was put back since lies ahead.
        if (context.Properties.GetString(CheckedAt) is { } text
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var last)
            && last <= now && now - last < CheckEvery)
        {
            return;
        }

        var accounts = context.HttpContext.RequestServices.GetRequiredService<IAccounts>();
        if (await AccountRevalidation.StillHolds(context.Principal!, accounts, context.HttpContext.RequestAborted))
        {
            context.Properties.SetString(CheckedAt, now.ToString("O", CultureInfo.InvariantCulture));
            context.ShouldRenew = true;
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync();
    }

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
            context.Response.StatusCode = status;
        else
            context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }
}
