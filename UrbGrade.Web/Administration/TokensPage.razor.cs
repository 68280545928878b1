using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Administration;

public sealed partial class TokensPage(
    IApiTokens tokens, ITenantSession session, ReaderZone zone, IDialogService dialogs, TimeProvider clock,
    IStringLocalizer<AdministrationText> texts, IStringLocalizer<SharedText> shared, IStringLocalizer<RefusalText> refusals)
{
    private ElementReference status;
    private IssuedApiToken? issued;
    private string? done;
    private string? problem;
    private string name = "";
    private int days = 365;

    /// <summary>Kept from prerendering to the live page.</summary>
    [PersistentState]
    public IReadOnlyList<ApiTokenEntry>? Tokens { get; set; }

    private IStringLocalizer<AdministrationText> T => texts;

    private IStringLocalizer<SharedText> Shared => shared;

    protected override async Task OnInitializedAsync() => Tokens ??= await Latest(tokens.List(Asking));

    private async Task Issue()
    {
        (issued, done, problem) = (null, null, null);
        var result = await tokens.Issue(null, name, days, CancellationToken.None);
        if (result.Result.Outcome is not AdministrationOutcome.Done)
        {
            problem = refusals.Of(result.Result);
            return;
        }

        (issued, name) = (result, "");
        Tokens = await tokens.List(Leaving);
    }

    private async Task Revoke(ApiTokenEntry token)
    {
        (issued, done) = (null, null);
        if (await ConfirmDialog.Ask(dialogs, T["Tokens.RevokeTitle", token.Name], T["Tokens.RevokeBody"], T["Tokens.Revoke"]))
        {
            var result = await tokens.Revoke(token.TokenId, CancellationToken.None);
            var isDone = result.Outcome is AdministrationOutcome.Done;
            (done, problem) = (isDone ? T["Tokens.Revoked", token.Name].Value : null, isDone ? null : refusals.Of(result));
            Tokens = await tokens.List(Leaving);
            if (isDone)
                await Focus(status);
        }
    }

    private string Day(DateTimeOffset instant) => zone.Day(instant);
}
