using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Web.Sessions;

/// <summary>The session of an HTTP request or of a circuit, from the claims of who is signed in there.</summary>
internal sealed class ClaimsTenantSession(IServiceProvider scope, IHttpContextAccessor http) : ITenantSession, IWorkingSession
{
    private static readonly ClaimsPrincipal Nobody = new(new ClaimsIdentity());

    private int? worked;

    public int? CurrentTenantId => worked ?? (
        int.TryParse(User.FindFirstValue(SessionClaims.TenantId), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null);

    public bool IsPlatformAdministrator => User.IsInRole(AccountRole.PlatformAdministrator);

    public bool IsTenantAdministrator =>
        CurrentTenantId is not null && (IsPlatformAdministrator || User.IsInRole(AccountRole.TenantAdministrator));

    public bool IsOperator => IsTenantAdministrator || (CurrentTenantId is not null && User.IsInRole(AccountRole.Operator));

    public bool IsStaff => worked is not null || IsOperator || (CurrentTenantId is not null && User.IsInRole(AccountRole.Staff));

    public string? AccountName => User.Identity is { IsAuthenticated: true, Name: { } name } ? name : null;

    public void WorkFor(int tenantId) => worked = tenantId;

    private ClaimsPrincipal User
    {
        get
        {
            var user = FindUser();
            return user.Identity?.IsAuthenticated == true ? user : Nobody;
        }
    }

    private ClaimsPrincipal FindUser()
    {
        // Work that nobody waits for has no user, and asking for one outside of a circuit is an error.
        if (worked is not null)
        {
            return Nobody;
        }

        // A circuit outlives the request that opened it: there the state that is revalidated counts, not the request's user.
        if (http.HttpContext is { } request && ReferenceEquals(request.RequestServices, scope))
        {
            return request.User;
        }

        var state = scope.GetService<AuthenticationStateProvider>()?.GetAuthenticationStateAsync();
        return state is { IsCompletedSuccessfully: true } ? state.Result.User : Nobody;
    }
}
