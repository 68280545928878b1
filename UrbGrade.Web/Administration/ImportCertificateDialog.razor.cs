using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Administration;

public sealed partial class ImportCertificateDialog(
    ICertificateAdministration administration, ITenantAdministration tenantAdministration, ITenantSession session,
    IStringLocalizer<AdministrationText> texts)
{
    /// <summary>Stands for no tenant; codes of tenants have no star.</summary>
    private const string Authority = "*";

    private const int LargestBytes = 64 * 1024;
    private IReadOnlyList<TenantSummary> _tenants = [];
    private string? _problem;
    private byte[]? _file;
    private string _pem = "";
    private string _tenantCode = "";

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    private IStringLocalizer<AdministrationText> T => texts;

    protected override async Task OnInitializedAsync()
    {
        if (session.IsPlatformAdministrator)
            _tenants = await tenantAdministration.List(CancellationToken.None);
    }

    private async Task ReadFile(InputFileChangeEventArgs change)
    {
        _problem = null;
        _file = null;
        if (change.File.Size > LargestBytes)
        {
            _problem = T["ImportForm.TooLarge"];
            return;
        }

        await using var stream = change.File.OpenReadStream(LargestBytes);
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory);
        _file = memory.ToArray();
    }

    private async Task Import()
    {
        var encoded = string.IsNullOrWhiteSpace(_pem) ? _file : Encoding.UTF8.GetBytes(_pem.Trim());
        if (encoded is null)
        {
            _problem = T["ImportForm.Nothing"];
            return;
        }

        if (session.IsPlatformAdministrator && _tenantCode.Length == 0)
        {
            _problem = T["ImportForm.NotChosen"];
            return;
        }

        var result = await administration.Import(encoded, _tenantCode is Authority or "" ? null : _tenantCode, CancellationToken.None);
        if (result.Outcome is AdministrationOutcome.Done)
            Dialog.Close(DialogResult.Ok(true));
        else
            _problem = result.Detail ?? T[$"Refused.{result.Outcome}"];
    }
}
