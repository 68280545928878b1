using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Sessions;
using UrbGrade.Web.Shell;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Account;

public sealed partial class SignInPage(
    IAccounts accounts, ITenantAdministration tenants, NavigationManager navigation, IStringLocalizer<AccountText> texts)
{
    private string? problem;

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromForm]
    private Credentials Input { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "return")]
    private string? ReturnAddress { get; set; }

    private IStringLocalizer<AccountText> T => texts;

    protected override void OnInitialized()
    {
        Input ??= new Credentials();
        if (StaleForms.IsAnswered(Context))
            problem = T["Form.Stale"];
    }

    private async Task SignIn()
    {
        var result = await accounts.CheckPassword(Input.Email?.Trim() ?? "", Input.Password ?? "", Context.RequestAborted);
        if (result is not { Outcome: SignInOutcome.Accepted, Account: { } account })
        {
            problem = T["SignIn.Refused"];
            Context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var tenant = account.TenantId ?? await FirstTenantOf(account);
        await Context.SignInAsync(SessionCookie.Principal(account, tenant));
        navigation.NavigateTo(AccountEndpoints.Local(ReturnAddress, Home(account)), forceLoad: true);
    }

    // A platform administrator begins with the tenant that delivered last, so that the first page shows something.
    private async Task<int?> FirstTenantOf(SignedInAccount account)
    {
        if (!account.Roles.Contains(AccountRole.PlatformAdministrator))
            return null;
        Context.User = SessionCookie.Principal(account, null);
        var known = await tenants.List(Context.RequestAborted);
        return known.Where(tenant => tenant.LastReceiptAt is not null).MaxBy(tenant => tenant.LastReceiptAt)?.TenantId;
    }

    private static string Home(SignedInAccount account) =>
        account.Roles.Any(role => role != AccountRole.Resident) ? "/app" : "/";

    /// <summary>What the form sends.</summary>
    public sealed class Credentials
    {
        public string? Email { get; set; }

        public string? Password { get; set; }
    }
}
