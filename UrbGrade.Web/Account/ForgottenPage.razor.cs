using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Account;

/// <summary>Asks for a link to choose a new password. It says the same whether there is such an account or not.</summary>
public sealed partial class ForgottenPage(IForgottenPasswords passwords, IStringLocalizer<AccountText> texts)
{
    private string? asked;

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "forgotten")]
    private Wish Input { get; set; } = default!;

    private IStringLocalizer<AccountText> T => texts;

    protected override void OnInitialized() => Input ??= new Wish();

    private void Ask()
    {
        if (Input.Email?.Trim() is not { Length: > 0 } email)
            return;
        asked = email;
        passwords.Ask(email, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
    }

    /// <summary>What the form sends.</summary>
    public sealed class Wish
    {
        public string? Email { get; set; }
    }
}
