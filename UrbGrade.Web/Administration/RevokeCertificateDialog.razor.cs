using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Administration;

public sealed partial class RevokeCertificateDialog(
    ICertificateAdministration administration, IStringLocalizer<AdministrationText> texts, IStringLocalizer<RefusalText> refusals) : IDisposable
{
    private const int ShortestReason = 3;
    private string? problem;
    private string reason = "";

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Parameter, EditorRequired]
    public CertificateSummary Certificate { get; set; } = default!;

    /// <summary>Told when the dialog has gone.</summary>
    [Parameter, EditorRequired]
    public TaskCompletionSource Gone { get; set; } = default!;

    private IStringLocalizer<AdministrationText> T => texts;

    public void Dispose() => Gone.TrySetResult();

    /// <summary>Whether it was revoked; the focus may be given a place by then, as of <see cref="ConfirmDialog"/>.</summary>
    public static async Task<bool> Ask(IDialogService dialogs, string title, CertificateSummary certificate)
    {
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var dialog = await dialogs.ShowAsync<RevokeCertificateDialog>(title, new DialogParameters<RevokeCertificateDialog>
        {
            { form => form.Certificate, certificate },
            { form => form.Gone, gone },
        });
        var isRevoked = await dialog.Result is { Canceled: false };
        await gone.Task;
        return isRevoked;
    }

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
