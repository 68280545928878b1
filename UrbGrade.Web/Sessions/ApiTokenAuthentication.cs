using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using UrbGrade.Bus.Contracts.Core;

namespace UrbGrade.Web.Sessions;

/// <summary>Signs a program in by the token that each of its requests carries (RFC 6750, section 2.1). It belongs to the token's tenant
/// and has no role: it can read, and no page opens to it.</summary>
internal sealed class ApiTokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, IApiTokenCheck tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    /// <summary>Name of the scheme.</summary>
    public const string Name = "ApiToken";

    private const string Bearer = "Bearer";
    private const int LongestToken = 200;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!AuthenticationHeaderValue.TryParse(Request.Headers.Authorization, out var header)
            || !string.Equals(header.Scheme, Bearer, StringComparison.OrdinalIgnoreCase)
            || header.Parameter is not { Length: > 0 and <= LongestToken } token)
        {
            return AuthenticateResult.NoResult();
        }

        if (await tokens.Find(token, Context.RequestAborted) is not { } owner)
        {
            return AuthenticateResult.Fail("The token is unknown, expired or revoked.");
        }

        var identity = new ClaimsIdentity(Name, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new Claim(ClaimTypes.Name, $"token {owner.Name}"));
        identity.AddClaim(new Claim(SessionClaims.TokenId, owner.TokenId.ToString(CultureInfo.InvariantCulture)));
        identity.AddClaim(new Claim(SessionClaims.TenantId, owner.TenantId.ToString(CultureInfo.InvariantCulture)));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = $"{Bearer} realm=\"UrbGrade\"";
        return Task.CompletedTask;
    }
}
