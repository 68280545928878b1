using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Administration;

public sealed partial class ImportCertificateDialog(
    ICertificateAdministration administration, ITenantAdministration tenantAdministration, IStringLocalizer<AdministrationText> texts, IStringLocalizer<RefusalText> refusals)
{
    /// <summary>Stands for no tenant; codes of tenants have no star.</summary>
    private const string Authority = "*";

    private const int LargestBytes = 64 * 1024;
    private IReadOnlyList<TenantSummary> tenants = [];
    private string? problem;
    private byte[]? file;
    private string pem = "";
    private string tenantCode = "";

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    private IStringLocalizer<AdministrationText> T => texts;

    protected override async Task OnInitializedAsync() => tenants = await tenantAdministration.List(CancellationToken.None);

    private async Task ReadFile(IBrowserFile given)
    {
        problem = null;
        file = await UploadedFile.Read(given, LargestBytes, CancellationToken.None);
        if (file is null)
            problem = T["ImportForm.TooLarge"];
    }

    private async Task Import()
    {
        problem = null;
        var encoded = string.IsNullOrWhiteSpace(pem) ? file : Encoding.UTF8.GetBytes(pem.Trim());
        if (encoded is null)
        {
            problem = T["ImportForm.Nothing"];
            return;
        }

        if (tenantCode.Length == 0)
        {
            problem = T["ImportForm.NotChosen"];
            return;
        }

        var result = await administration.Import(encoded, tenantCode == Authority ? null : tenantCode, CancellationToken.None);
        if (result.Outcome is AdministrationOutcome.Done)
            Dialog.Close(DialogResult.Ok(true));
        else
            problem = refusals.Of(result);
    }
}
