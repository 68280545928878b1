using System.Text;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Administration;

public sealed partial class ImportCertificateDialog(
    ICertificateAdministration administration, ITenantAdministration tenantAdministration, IStringLocalizer<AdministrationText> texts)
{
    /// <summary>Stands for no tenant; codes of tenants have no star.</summary>
    private const string Authority = "*";

    private const int LargestBytes = 64 * 1024;
    private IReadOnlyList<TenantSummary> tenants = [];
    private byte[]? file;
    private string pem = "";
    private string tenantCode = "";

    private IStringLocalizer<AdministrationText> T => texts;

    /// <summary>Whether a certificate was taken.</summary>
    public static async Task<bool> Show(IDialogService dialogs, string title) =>
        await Open(dialogs, title, new DialogParameters<ImportCertificateDialog>()) is not null;

    protected override async Task OnInitializedAsync() => tenants = await tenantAdministration.List(Leaving);

    private async Task ReadFile(IBrowserFile given)
    {
        Problem = null;
        file = await UploadedFile.Read(given, LargestBytes, Leaving);
        if (file is null)
            Problem = T["ImportForm.TooLarge"];
    }

    private async Task Import()
    {
        Problem = null;
        var encoded = string.IsNullOrWhiteSpace(pem) ? file : Encoding.UTF8.GetBytes(pem.Trim());
        if (encoded is null)
        {
            Problem = T["ImportForm.Nothing"];
            return;
        }

        if (tenantCode.Length == 0)
        {
            Problem = T["ImportForm.NotChosen"];
            return;
        }

        var result = await administration.Import(encoded, tenantCode == Authority ? null : tenantCode, CancellationToken.None);
        CloseWhenDone(result);
    }
}
