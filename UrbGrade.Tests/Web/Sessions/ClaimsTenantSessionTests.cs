using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Sessions;

namespace UrbGrade.Tests.Web.Sessions;

public sealed class ClaimsTenantSessionTests
{
    [Fact]
    public async Task A_session_that_works_for_a_tenant_reads_as_its_staff_and_asks_for_no_user()
    {
        await using var services = new ServiceCollection().AddScoped<AuthenticationStateProvider, OutsideOfCircuits>().BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var session = new ClaimsTenantSession(scope.ServiceProvider, new HttpContextAccessor());
        session.WorkFor(7);
        ITenantSession seen = session;

        Assert.Equal((7, true, false, false, false, null), (seen.CurrentTenantId, seen.IsStaff, seen.IsOperator, seen.IsTenantAdministrator, seen.IsPlatformAdministrator, seen.AccountName));
    }

    /// <summary>As the server's own does.</summary>
    private sealed class OutsideOfCircuits : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            throw new InvalidOperationException("Do not call GetAuthenticationStateAsync outside of the DI scope for a Razor component.");
    }
}
