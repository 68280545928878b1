using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Resident;
using UrbGrade.Web.Sessions;
using UrbGrade.Web.Shell;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Account;

/// <summary>Forms that every page may carry: sign out, switch tenant, choose a language.</summary>
internal static class AccountEndpoints
{
    public static void MapAccountEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/account/sign-out", SignOut);
        routes.MapPost("/account/tenant", SwitchTenant).RequireAuthorization(Access.Platform);
        routes.MapGet("/account/language", ChooseLanguage);
    }

    /// <summary>An address of this site, or the fallback; never a foreign one.</summary>
    public static string Local(string? address, string fallback) =>
        address is ['/', ..] && RedirectHttpResult.IsLocalUrl(address) ? address : fallback;

    /// <summary>Where somebody begins: operators with what was delivered, everybody else who works here with what needs attention.</summary>
    public static string Home(IReadOnlyCollection<string> roles) =>
        roles.Any(role => role is not (AccountRole.Resident or AccountRole.Operator)) ? "/app"
        : roles.Contains(AccountRole.Operator) ? "/ops" : MyAddress.Use;

    /// <summary>Where whoever is signed in begins.</summary>
    public static string Home(ClaimsPrincipal user) => Home([.. user.FindAll(ClaimTypes.Role).Select(role => role.Value)]);

    private static async Task<IResult> SignOut(HttpContext context, IAntiforgery antiforgery, IStringLocalizer<SharedText> texts)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return StaleForm(texts);
        await context.SignOutAsync();
        return Results.Redirect("/");
    }

    private static async Task<IResult> SwitchTenant(
        HttpContext context, IAntiforgery antiforgery, IAccounts accounts, IStringLocalizer<SharedText> texts, CancellationToken cancellation)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return StaleForm(texts);
        var form = await context.Request.ReadFormAsync(cancellation);
        var id = context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";
        var address = Local(form["return"], "/app");
        if (int.TryParse(form["tenant"], NumberStyles.None, CultureInfo.InvariantCulture, out var tenant)
            && await accounts.ChooseTenant(id, tenant, cancellation) is { } account)
        {
            // Whoever comes from another tenant's page would find nothing there.
            var before = context.User.FindFirstValue(SessionClaims.TenantId);
            address = before is null || before == form["tenant"] ? address : ListAddress.Of(address);
            await context.SignInAsync(SessionCookie.Principal(account, tenant));
        }

        return Results.Redirect(address);
    }

    // Also the answer to another site's form; to a person it says what to do.
    private static IResult StaleForm(IStringLocalizer<SharedText> texts) =>
        Results.Text(texts["Form.Stale"], statusCode: StatusCodes.Status400BadRequest);

    private static async Task<IResult> ChooseLanguage(
        HttpContext context, IAccountWishes wishes, string to, string? @return, CancellationToken cancellation)
    {
        var address = Local(@return, "/");
        if (Languages.Cultures.ContainsKey(to))
        {
            address = LanguageAddress.Switch(address, to);
            Languages.Remember(context.Response, to);
            if (context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } account)
            {
                await wishes.SetLanguage(account, to, cancellation);
            }
        }

        return Results.Redirect(address);
    }
}
