using System.Globalization;
using System.Security.Claims;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Web.Sessions;

/// <summary>What a cookie says of who is signed in.</summary>
internal static class SessionClaims
{
    /// <summary>Id of the account's tenant, or of the one that a platform administrator has chosen; absent for none.</summary>
    public const string TenantId = "urbgrade:tenant";

    /// <summary>The account's security stamp; a session with another one ends.</summary>
    public const string SecurityStamp = "urbgrade:stamp";

    /// <summary>Name of the account's tenant, to be shown; absent for a platform administrator.</summary>
    public const string TenantName = "urbgrade:tenant-name";

    /// <summary>Code of the language that the account's person chose; absent for none.</summary>
    public const string Language = "urbgrade:language";

    /// <summary>Id of the token that a program shows. It is nobody's account: what looks for one finds none.</summary>
    public const string TokenId = "urbgrade:token";

    /// <summary>The principal of an account.</summary>
    /// <param name="scheme">Authentication scheme of the cookie.</param>
    /// <param name="chosenTenantId">For a platform administrator, the tenant to look at.</param>
    public static ClaimsPrincipal Principal(SignedInAccount account, string scheme, int? chosenTenantId = null)
    {
        var identity = new ClaimsIdentity(scheme, ClaimTypes.Email, ClaimTypes.Role);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, account.AccountId));
        identity.AddClaim(new Claim(ClaimTypes.Email, account.Email));
        identity.AddClaim(new Claim(SecurityStamp, account.SecurityStamp));
        foreach (var role in account.Roles)
        {
            identity.AddClaim(new Claim(ClaimTypes.Role, role));
        }

        var tenant = account.Roles.Contains(AccountRole.PlatformAdministrator) ? chosenTenantId : account.TenantId;
        if (tenant is { } id)
        {
            identity.AddClaim(new Claim(TenantId, id.ToString(CultureInfo.InvariantCulture)));
        }

        if (account.TenantName is { } name)
        {
            identity.AddClaim(new Claim(TenantName, name));
        }

        if (account.Language is { } language)
        {
            identity.AddClaim(new Claim(Language, language));
        }

        return new ClaimsPrincipal(identity);
    }
}
