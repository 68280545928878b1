using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Administration;

public sealed partial class RevokeCertificateDialog(ICertificateAdministration administration, IStringLocalizer<AdministrationText> texts)
{
    private const int ShortestReason = 3;
    private string reason = "";

    [Parameter, EditorRequired]
    public CertificateSummary Certificate { get; set; } = default!;

    private IStringLocalizer<AdministrationText> T => texts;

    /// <summary>Whether it was revoked.</summary>
    public static async Task<bool> Ask(IDialogService dialogs, string title, CertificateSummary certificate) =>
        await Open(dialogs, title, new DialogParameters<RevokeCertificateDialog> { { form => form.Certificate, certificate } }) is not null;

    private async Task Revoke()
    {
        Problem = null;
        var reason = this.reason.Trim();
        if (reason.Length < ShortestReason)
        {
            Problem = T["RevokeForm.ReasonShort"];
            return;
        }

        CloseWhenDone(await administration.Revoke(Certificate.CertificateId, reason, CancellationToken.None));
    }
}
