using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Account;

namespace UrbGrade.Web.Sessions;

/// <summary>Signing in by the city's own service (OpenID Connect, code flow with PKCE). It says who somebody is; the account here, made by an
/// administrator for the same e-mail address and linked to that person at the first time, says what that person may do, and whether a
/// second factor is asked for.</summary>
internal static class ExternalSignIn
{
    private const string Refused = "/account/sign-in?external=refused";

    /// <summary>Stands for the own first page while it is not known yet whose that is.</summary>
    private const string NoPage = "/";

    /// <summary>Adds it where it is configured.</summary>
    public static void AddExternalSignIn(this IHostApplicationBuilder host)
    {
        var section = host.Configuration.GetSection("OpenIdConnect");
        host.Services.AddOptions<ExternalSignInOptions>().Bind(section)
            .Validate(
                options => !options.IsSet || options.ClientId is { Length: > 0 },
                "OpenIdConnect:ClientId is empty; with OpenIdConnect:Authority it has to be the name that the service knows this platform by.")
            .Validate(
                options => !options.IsSet || options.IsAddress,
                $"OpenIdConnect:Authority is '{section["Authority"]}'; allowed is the address of a service, such as https://login.example.org (http only on this machine).")
            .ValidateOnStart();
        if (section.Get<ExternalSignInOptions>() is { IsSet: true } chosen)
        {
            host.Services.AddAuthentication().AddOpenIdConnect(OpenIdConnectDefaults.AuthenticationScheme, options => Configure(options, chosen));
        }
    }

    public static void MapExternalSignIn(this IEndpointRouteBuilder routes) => routes.MapGet("/account/external", Challenge);

    private static IResult Challenge(IOptions<ExternalSignInOptions> options, string? @return) => options.Value.IsSet
        ? Results.Challenge(new AuthenticationProperties { RedirectUri = AccountEndpoints.Local(@return, NoPage) }, [OpenIdConnectDefaults.AuthenticationScheme])
        : Results.NotFound();

    private static void Configure(OpenIdConnectOptions options, ExternalSignInOptions chosen)
    {
        options.Authority = chosen.Authority;
        options.ClientId = chosen.ClientId;
        options.ClientSecret = chosen.ClientSecret;
        options.RequireHttpsMetadata = !new Uri(chosen.Authority!).IsLoopback;
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.CallbackPath = "/account/external/done";
        options.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        options.MapInboundClaims = false;
        options.Scope.Add("email");

        // The service answers by sending the browser here, not by a form of its own: the stricter cookies are sent then too.
        options.CorrelationCookie.SameSite = options.NonceCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = options.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Events.OnTicketReceived = context => Admit(context, chosen);
        options.Events.OnRemoteFailure = context =>
        {
            context.Response.Redirect(Refused);
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }

    private static async Task Admit(TicketReceivedContext context, ExternalSignInOptions chosen)
    {
        var email = context.Principal?.FindFirstValue("email");
        var isVerified = !chosen.RequireVerifiedEmail
            || string.Equals(context.Principal?.FindFirstValue("email_verified"), "true", StringComparison.OrdinalIgnoreCase);
        var subject = context.Principal?.FindFirst("sub");
        var accounts = context.HttpContext.RequestServices.GetRequiredService<IAccounts>();
        var asked = context.ReturnUri == NoPage ? null : context.ReturnUri;
        var result = email is { Length: > 0 } && subject is not null && isVerified
            ? await accounts.Admit(
                new ExternalIdentity(subject.Issuer, subject.Value, email), chosen.AdmitsPlatformAdministrators, context.HttpContext.RequestAborted)
            : new SignInResult(SignInOutcome.Refused);
        if (result.Account is { } account)
        {
            context.Principal = SessionCookie.Principal(account, account.TenantId);
            context.ReturnUri = asked ?? AccountEndpoints.Home(account.Roles);
            return;
        }

        context.Response.Redirect(result.Pending is { } pending ? SecondStepTicket.Leave(context.HttpContext, pending, asked) : Refused);
        context.HandleResponse();
    }
}
