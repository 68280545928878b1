using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Administration;

public sealed partial class RevokeCertificateDialog(
    ICertificateAdministration administration, IStringLocalizer<AdministrationText> texts)
{
    private const int ShortestReason = 3;
    private string? _problem;
    private string _reason = "";

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Parameter, EditorRequired]
    public CertificateSummary Certificate { get; set; } = default!;

    private IStringLocalizer<AdministrationText> T => texts;

    private async Task Revoke()
    {
        var reason = _reason.Trim();
        if (reason.Length < ShortestReason)
        {
            _problem = T["RevokeForm.ReasonShort"];
            return;
        }

        var result = await administration.Revoke(Certificate.CertificateId, reason, CancellationToken.None);
        if (result.Outcome is AdministrationOutcome.Done)
            Dialog.Close(DialogResult.Ok(true));
        else
            _problem = result.Detail ?? T[$"Refused.{result.Outcome}"];
    }
}
