using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Administration;

public sealed partial class RevokeCertificateDialog(
    ICertificateAdministration administration, IStringLocalizer<AdministrationText> texts, IStringLocalizer<RefusalText> refusals)
{
    private const int ShortestReason = 3;
    private string? problem;
    private string reason = "";

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Parameter, EditorRequired]
    public CertificateSummary Certificate { get; set; } = default!;

    private IStringLocalizer<AdministrationText> T => texts;

    private async Task Revoke()
    {
        problem = null;
        var reason = this.reason.Trim();
        if (reason.Length < ShortestReason)
        {
            problem = T["RevokeForm.ReasonShort"];
            return;
        }

        var result = await administration.Revoke(Certificate.CertificateId, reason, CancellationToken.None);
        if (result.Outcome is AdministrationOutcome.Done)
            Dialog.Close(DialogResult.Ok(true));
        else
            problem = refusals.Of(result);
    }
}
