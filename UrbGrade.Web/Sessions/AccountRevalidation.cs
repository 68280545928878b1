using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Web.Sessions;

/// <summary>Ends circuits of accounts that are gone, disabled or changed, within a minute.</summary>
internal sealed class AccountRevalidation(ILoggerFactory loggers, IServiceScopeFactory scopes)
    : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(45);

    protected override async Task<bool> ValidateAuthenticationStateAsync(
        AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await StillHolds(
            authenticationState.User, scope.ServiceProvider.GetRequiredService<IAccounts>(), cancellationToken);
    }

    /// <summary>Whether the account behind the principal is still there with the same security stamp.</summary>
    public static async Task<bool> StillHolds(
        ClaimsPrincipal user, IAccounts accounts, CancellationToken cancellation)
    {
        var id = user.FindFirstValue(ClaimTypes.NameIdentifier);
        if (id is null)
            return false;
        var account = await accounts.Find(id, cancellation);
        return account is not null && account.SecurityStamp == user.FindFirstValue(SessionClaims.SecurityStamp);
    }
}
