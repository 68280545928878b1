using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Shell;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Account;

/// <summary>Where a one-time link leads: its holder chooses a password.</summary>
public sealed partial class AccountLinkPage(
    IAccountLinks links, NavigationManager navigation, IStringLocalizer<AccountText> texts, IStringLocalizer<RefusalText> refusals)
{
    private string? email;
    private string? problem;

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromForm]
    private ChosenPassword Input { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "token")]
    private string? Token { get; set; }

    private IStringLocalizer<AccountText> T => texts;

    /// <summary>The link with a token.</summary>
    /// <param name="site">Address of the platform.</param>
    public static string Address(string site, string token) => $"{site.TrimEnd('/')}/account/welcome?token={Uri.EscapeDataString(token)}";

    protected override async Task OnInitializedAsync()
    {
        Input ??= new ChosenPassword();
        Input.Token ??= Token;
        if (StaleForms.IsAnswered(Context))
            problem = T["Form.Stale"];
        // The token must not leave in a referrer.
        Context.Response.Headers["Referrer-Policy"] = "no-referrer";
        email = Input.Token is { Length: > 0 } token ? await links.Find(token, Context.RequestAborted) : null;
    }

    private async Task Choose()
    {
        if (email is null)
            return;
        if (Input.Password != Input.Again)
        {
            problem = T["Password.Differ"];
            return;
        }

        var result = await links.ChoosePassword(Input.Token!, Input.Password ?? "", Context.RequestAborted);
        if (result.Outcome is AdministrationOutcome.Done)
            navigation.NavigateTo("/account/sign-in?welcome=1", forceLoad: true);
        else
            problem = refusals.Of(result);
    }

    /// <summary>What the form sends.</summary>
    public sealed class ChosenPassword
    {
        public string? Token { get; set; }

        public string? Password { get; set; }

        public string? Again { get; set; }
    }
}
