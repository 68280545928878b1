using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Shell;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Operations;

/// <summary>How fast a service's work runs, and which module gets it.</summary>
public sealed partial class ServiceRuleDialog(
    IServiceBoard board, ITenantSession session, IStringLocalizer<OperationsText> texts)
{
    private int? perMinute;
    private string redirectTo = "";
    private (int? PerMinute, string? RedirectTo) seen;

    [Parameter, EditorRequired]
    public ServiceEntry Service { get; set; } = default!;

    /// <summary>Modules that handle the same contract, or stand in for it.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<string> Others { get; set; } = [];

    private IStringLocalizer<OperationsText> T => texts;

    private bool IsOfTenant => session.CurrentTenantId is not null || Service.TenantCode is not null;

    private ServiceRuleEntry? Own => Service.Rules.FirstOrDefault(rule => rule.IsOwn);

    /// <summary>Whether a rule was set.</summary>
    /// <param name="others">Modules that handle the same contract, or stand in for it.</param>
    public static async Task<bool> Show(IDialogService dialogs, string title, ServiceEntry service, IReadOnlyList<string> others) =>
        await Open(dialogs, title, new DialogParameters<ServiceRuleDialog> { { form => form.Service, service }, { form => form.Others, others } }) is not null;

    protected override void OnInitialized()
    {
        seen = (Own?.PerMinute, Own?.RedirectTo);
        (perMinute, redirectTo) = (seen.PerMinute, seen.RedirectTo ?? "");
    }

    private async Task Save()
    {
        Problem = null;
        var to = redirectTo.Length == 0 ? null : redirectTo;
        var result = await board.Set(Service.Key, Service.TenantCode, new ServiceRuleDraft(perMinute, to, seen.PerMinute, seen.RedirectTo), CancellationToken.None);
        CloseWhenDone(result);
        if (result.Refusal?.Code != "Service.Meanwhile")
            return;

        // What was typed stays, and the rest shows what stands there now: saving again replaces that.
        var known = (await board.Look(Leaving)).Services.FirstOrDefault(service => service.Key == Service.Key && service.TenantCode == Service.TenantCode);
        var own = known?.Rules.FirstOrDefault(rule => rule.IsOwn);
        (int? PerMinute, string? RedirectTo) now = (own?.PerMinute, own?.RedirectTo);
        perMinute = Typed.OrNow(perMinute, seen.PerMinute, now.PerMinute);
        redirectTo = Typed.OrNow(redirectTo, seen.RedirectTo ?? "", now.RedirectTo ?? "");
        seen = now;
    }
}
