using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Sessions;
using UrbGrade.Web.Shell;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Account;

public sealed partial class FirstPage(
    IFirstAdministrator door, IAccounts accounts, NavigationManager navigation, IStringLocalizer<AccountText> texts, IStringLocalizer<RefusalText> refusals)
{
    private bool isOpen;
    private string? problem;

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromForm]
    private NewAdministrator Input { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "token")]
    private string? Token { get; set; }

    private IStringLocalizer<AccountText> T => texts;

    protected override async Task OnInitializedAsync()
    {
        Input ??= new NewAdministrator();
        Input.Token ??= Token;
        if (StaleForms.IsAnswered(Context))
            problem = T["Form.Stale"];
        // The token must not leave in a referrer.
        Context.Response.Headers["Referrer-Policy"] = "no-referrer";
        isOpen = Input.Token is { Length: > 0 } token && await door.IsOpen(token, Context.RequestAborted);
    }

    private async Task Create()
    {
        if (!isOpen)
            return;
        if (Input.Password != Input.Again)
        {
            problem = T["Password.Differ"];
            return;
        }

        var email = Input.Email?.Trim() ?? "";
        var result = await door.Create(Input.Token!, email, Input.Password ?? "", Context.RequestAborted);
        if (result.Outcome is not AdministrationOutcome.Done)
        {
            problem = refusals.Of(result);
            return;
        }

        var signedIn = await accounts.CheckPassword(email, Input.Password ?? "", Context.RequestAborted);
        if (signedIn.Account is { } account)
            await Context.SignInAsync(SessionCookie.Principal(account, account.TenantId));
        navigation.NavigateTo(signedIn.Account is null ? "/account/sign-in" : "/admin/tenants", forceLoad: true);
    }

    /// <summary>What the form sends.</summary>
    public sealed class NewAdministrator
    {
        public string? Token { get; set; }

        public string? Email { get; set; }

        public string? Password { get; set; }

        public string? Again { get; set; }
    }
}
