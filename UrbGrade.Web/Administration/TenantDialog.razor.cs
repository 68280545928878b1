using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Administration;

public sealed partial class TenantDialog(ITenantAdministration administration, IStringLocalizer<AdministrationText> texts)
{
    private string? _problem;
    private string _code = "";
    private string _name = "";
    private string _timeZone = "";
    private string _currency = "EUR";
    private bool _isPublic;
    private bool _allowsSha1;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    /// <summary>The tenant to change; null for a new one.</summary>
    [Parameter]
    public TenantSummary? Tenant { get; set; }

    private IStringLocalizer<AdministrationText> T => texts;

    protected override void OnInitialized()
    {
        if (Tenant is not null)
            (_name, _isPublic, _allowsSha1) = (Tenant.Name, Tenant.IsPublic, Tenant.AllowsSha1);
    }

    private async Task Save()
    {
        var result = Tenant is null
            ? await administration.Add(
                new NewTenant(_code.Trim(), _name.Trim(), _timeZone.Trim(), _currency.Trim().ToUpperInvariant()), CancellationToken.None)
            : await administration.Change(Tenant.TenantId, _name.Trim(), _isPublic, _allowsSha1, CancellationToken.None);
        if (result.Outcome is AdministrationOutcome.Done)
            Dialog.Close(DialogResult.Ok(_name.Trim()));
        else
            _problem = result.Detail ?? T[$"Refused.{result.Outcome}"];
    }
}
