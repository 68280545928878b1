using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Operations;

/// <summary>Sets waiting work aside for good that no module works off any more.</summary>
public sealed partial class ArchiveWaitingDialog(IServiceBoard board, IStringLocalizer<OperationsText> texts, IStringLocalizer<RefusalText> refusals)
{
    private string? problem;
    private string reason = "";

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Parameter, EditorRequired]
    public ServiceEntry Service { get; set; } = default!;

    private IStringLocalizer<OperationsText> T => texts;

    private async Task Do()
    {
        problem = null;
        var result = await board.Archive(Service.Key, Service.TenantCode, reason, CancellationToken.None);
        if (result.Outcome is AdministrationOutcome.Done)
            Dialog.Close(DialogResult.Ok(true));
        else
            problem = refusals.Of(result);
    }
}
