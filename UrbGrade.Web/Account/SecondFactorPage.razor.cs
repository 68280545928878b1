using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;
using QRCoder;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Sessions;
using UrbGrade.Web.Shell;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Account;

/// <summary>Where a person turns the own second factor on and off.</summary>
public sealed partial class SecondFactorPage(
    ISecondFactor factor, IAccounts accounts, ITenantSession session, IStringLocalizer<AccountText> texts)
{
    private const int PixelsPerModule = 6;
    private string? problem;
    private int? codesLeft;
    private string? address;
    private IReadOnlyList<string>? recoveryCodes;

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "factor-on")]
    private FirstCode On { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "factor-off")]
    private LastCode Off { get; set; } = default!;

    private IStringLocalizer<AccountText> T => texts;

    private string AccountId => Context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";

    protected override async Task OnInitializedAsync()
    {
        On ??= new FirstCode();
        Off ??= new LastCode();
        if (StaleForms.IsAnswered(Context))
            problem = T["Form.Stale"];
        // A page with a key or with codes is for nobody else to keep.
        Context.Response.Headers.CacheControl = "no-store";
        // The form that was sent has to be on the page for what it sends to be taken.
        address = On.Address;
        codesLeft = await factor.CountRecoveryCodes(AccountId, Context.RequestAborted);
    }

    private async Task Begin() => address = await factor.Begin(AccountId, Context.RequestAborted);

    private async Task TurnOn()
    {
        recoveryCodes = await factor.Enable(AccountId, On.Code ?? "", Context.RequestAborted);
        if (recoveryCodes is null)
            problem = T["Factor.CodeWrong"];
        else if (await accounts.Find(AccountId, Context.RequestAborted) is { } account)
            // This one goes on.
            await Context.SignInAsync(SessionCookie.Principal(account, session.CurrentTenantId));
    }

    private async Task TurnOff()
    {
        if (await factor.Disable(AccountId, Off.Code ?? "", Context.RequestAborted))
            codesLeft = null;
        else
            problem = T["Factor.CodeWrong"];
    }

    private static string Picture(string address)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(code);
        return "data:image/png;base64," + Convert.ToBase64String(picture.GetGraphic(PixelsPerModule));
    }

    private static string Key(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && QueryHelpers.ParseQuery(uri.Query).TryGetValue("secret", out var key) ? key.ToString() : "";

    /// <summary>What the form that turns it on sends.</summary>
    public sealed class FirstCode
    {
        public string? Address { get; set; }

        public string? Code { get; set; }
    }

    /// <summary>What the form that turns it off sends.</summary>
    public sealed class LastCode
    {
        public string? Code { get; set; }
    }
}
