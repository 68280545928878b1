using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace UrbGrade.Web.Account;

/// <summary>Carries a sign-in from the right password to the code: encrypted, and for ten minutes.</summary>
internal static class SecondStepTicket
{
    private const string Page = "/account/sign-in";
    private const string Cookie = "urbgrade.second-step";
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    public static string Of(IDataProtectionProvider protection, string pending) => Protector(protection).Protect(pending, Lasts);

    /// <summary>The sign-in that waits for its code; null when the ticket is none of ours or too old.</summary>
    public static string? Read(IDataProtectionProvider protection, string? ticket)
    {
        try
        {
            return ticket is null ? null : Protector(protection).Unprotect(ticket);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Leaves a ticket with the browser, for whoever comes from another service.</summary>
    /// <returns>The address of the page that asks for the code.</returns>
    public static string Leave(HttpContext context, string pending, string? returnAddress)
    {
        var ticket = Of(context.RequestServices.GetRequiredService<IDataProtectionProvider>(), pending);
        context.Response.Cookies.Append(Cookie, ticket, new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, IsEssential = true, MaxAge = Lasts, Path = Page,
        });
        return QueryHelpers.AddQueryString(Page, new Dictionary<string, string?> { ["external"] = "code", ["return"] = returnAddress });
    }

    /// <summary>The ticket that was left; it stays no longer.</summary>
    public static string? Take(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { Length: > 0 } ticket)
            return null;
        context.Response.Cookies.Delete(Cookie, new CookieOptions { Path = Page });
        return ticket;
    }

    private static ITimeLimitedDataProtector Protector(IDataProtectionProvider protection) =>
        protection.CreateProtector("UrbGrade.SecondStep").ToTimeLimitedDataProtector();
}
