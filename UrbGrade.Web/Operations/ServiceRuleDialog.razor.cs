using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Operations;

/// <summary>How fast a service's work runs, and which module gets it.</summary>
public sealed partial class ServiceRuleDialog(
    IServiceBoard board, ITenantSession session, IStringLocalizer<OperationsText> texts, IStringLocalizer<RefusalText> refusals)
{
    private string? problem;
    private int? perMinute;
    private string redirectTo = "";

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Parameter, EditorRequired]
    public ServiceEntry Service { get; set; } = default!;

    /// <summary>Modules that handle the same contract.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<string> Others { get; set; } = [];

    private IStringLocalizer<OperationsText> T => texts;

    private bool IsOfTenant => session.CurrentTenantId is not null || Service.TenantCode is not null;

    private ServiceRuleEntry? Own => Service.Rules.FirstOrDefault(rule => rule.IsOwn);

    protected override void OnInitialized() => (perMinute, redirectTo) = (Own?.PerMinute, Own?.RedirectTo ?? "");

    private async Task Save()
    {
        problem = null;
        var result = new AdministrationResult(AdministrationOutcome.Done);
        if (perMinute != Own?.PerMinute)
            result = await board.Limit(Service.Key, Service.TenantCode, perMinute, CancellationToken.None);
        var to = redirectTo.Length == 0 ? null : redirectTo;
        if (result.Outcome is AdministrationOutcome.Done && to != Own?.RedirectTo)
            result = await board.Redirect(Service.Key, Service.TenantCode, to, CancellationToken.None);
        if (result.Outcome is AdministrationOutcome.Done)
            Dialog.Close(DialogResult.Ok(true));
        else
            problem = refusals.Of(result);
    }
}
