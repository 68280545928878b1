using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Shell;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Administration;

public sealed partial class TenantDialog(ITenantAdministration administration, IStringLocalizer<AdministrationText> texts)
{
    private string code = "";
    private string name = "";
    private string timeZone = "";
    private string currency = "EUR";
    private bool isPublic;
    private bool allowsSha1;

    /// <summary>The tenant to change; null for a new one.</summary>
    [Parameter]
    public TenantSummary? Tenant { get; set; }

    private IStringLocalizer<AdministrationText> T => texts;

    /// <param name="tenant">The tenant to change; null for a new one.</param>
    /// <returns>The name it has now; null where nothing was saved.</returns>
    public static async Task<string?> Show(IDialogService dialogs, string title, TenantSummary? tenant) =>
        await Open(dialogs, title, new DialogParameters<TenantDialog> { { form => form.Tenant, tenant } }) as string;

    protected override void OnInitialized()
    {
        if (Tenant is not null)
            (name, isPublic, allowsSha1) = (Tenant.Name, Tenant.IsPublic, Tenant.AllowsSha1);
    }

    private async Task Save()
    {
        Problem = null;
        var result = Tenant is null
            ? await administration.Add(
                new NewTenant(code.Trim(), name.Trim(), timeZone.Trim(), currency.Trim().ToUpperInvariant()), CancellationToken.None)
            : await administration.Change(Tenant, name.Trim(), isPublic, allowsSha1, CancellationToken.None);
        CloseWhenDone(result, name.Trim());
        if (result.Refusal?.Code == "Tenant.Meanwhile" && Tenant is { } seen
            && (await administration.List(Leaving)).FirstOrDefault(known => known.TenantId == seen.TenantId) is { } now)
        {
            // Saving again replaces what is told now, and nothing else.
            name = Typed.OrNow(name, seen.Name, now.Name);
            (isPublic, allowsSha1) = (Typed.OrNow(isPublic, seen.IsPublic, now.IsPublic), Typed.OrNow(allowsSha1, seen.AllowsSha1, now.AllowsSha1));
            Tenant = now;
        }
    }
}
