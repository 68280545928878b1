using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Sessions;
using UrbGrade.Web.Shell;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Account;

public sealed partial class SignInPage(
    IAccounts accounts, ITenantAdministration tenants, NavigationManager navigation, IDataProtectionProvider protection,
    IOptions<ExternalSignInOptions> external, IStringLocalizer<AccountText> texts)
{
    private string? problem;
    private string? ticket;

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "sign-in")]
    private Credentials Input { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "code")]
    private SecondStep Second { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "return")]
    private string? ReturnAddress { get; set; }

    [SupplyParameterFromQuery(Name = "welcome")]
    private string? Welcome { get; set; }

    [SupplyParameterFromQuery(Name = "external")]
    private string? External { get; set; }

    private bool IsWelcome => Welcome is not null;

    private IStringLocalizer<AccountText> T => texts;

    protected override void OnInitialized()
    {
        Input ??= new Credentials();
        Second ??= new SecondStep();
        // The form that was sent has to be on the page for what it sends to be taken.
        ticket = Second.Ticket;
        if (StaleForms.IsAnswered(Context))
            problem = T["Form.Stale"];
        else if (External == "code")
            ticket ??= SecondStepTicket.Take(Context);
        else if (External is not null)
            problem = T["SignIn.ExternalRefused"];
    }

    private async Task SignIn()
    {
        var result = await accounts.CheckPassword(Input.Email?.Trim() ?? "", Input.Password ?? "", Context.RequestAborted);
        if (result is { Outcome: SignInOutcome.CodeNeeded, Pending: { } pending })
            (ticket, problem) = (SecondStepTicket.Of(protection, pending), null);
        else
            await Finish(result, T["SignIn.Refused"]);
    }

    private async Task EnterCode()
    {
        if (SecondStepTicket.Read(protection, Second.Ticket) is not { } pending)
        {
            (ticket, problem) = (null, T["Form.Stale"]);
            return;
        }

        await Finish(await accounts.CheckCode(pending, Second.Code ?? "", Context.RequestAborted), T["SignIn.CodeRefused"]);
    }

    private async Task Finish(SignInResult result, string refused)
    {
        if (result is not { Outcome: SignInOutcome.Accepted, Account: { } account })
        {
            problem = refused;
            Context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var tenant = account.TenantId ?? await FirstTenantOf(account);
        await Context.SignInAsync(SessionCookie.Principal(account, tenant));
        navigation.NavigateTo(AccountEndpoints.Local(ReturnAddress, AccountEndpoints.Home(account.Roles)), forceLoad: true);
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

    /// <summary>What the first form sends.</summary>
    public sealed class Credentials
    {
        public string? Email { get; set; }

        public string? Password { get; set; }
    }

    /// <summary>What the second form sends.</summary>
    public sealed class SecondStep
    {
        public string? Ticket { get; set; }

        public string? Code { get; set; }
    }
}
