using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Administration;

public sealed partial class TenantsPage(
    ITenantAdministration administration, IDialogService dialogs, TimeProvider clock,
    IStringLocalizer<AdministrationText> texts, IStringLocalizer<SharedText> shared)
{
    private string? done;

    /// <summary>Kept from prerendering to the live page.</summary>
    [PersistentState]
    public IReadOnlyList<TenantSummary>? Tenants { get; set; }

    private IStringLocalizer<AdministrationText> T => texts;

    private IStringLocalizer<SharedText> Shared => shared;

    protected override async Task OnInitializedAsync() => Tenants ??= await Latest(administration.List(Asking));

    private Task Add() => Show(null, T["TenantForm.AddTitle"], "Tenants.Added");

    private Task Edit(TenantSummary tenant) => Show(tenant, T["TenantForm.EditTitle", tenant.Name], "Tenants.Changed");

    private async Task Show(TenantSummary? tenant, string title, string done)
    {
        this.done = null;
        if (await TenantDialog.Show(dialogs, title, tenant) is { } name)
        {
            this.done = T[done, name];
            Tenants = await administration.List(Leaving);
        }
    }
}
