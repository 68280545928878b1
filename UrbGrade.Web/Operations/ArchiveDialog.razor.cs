using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Operations;

/// <summary>Sets parked work aside for good.</summary>
public sealed partial class ArchiveDialog(IParkedWork parked, IStringLocalizer<OperationsText> texts, IStringLocalizer<RefusalText> refusals)
{
    private string? problem;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Parameter, EditorRequired]
    public ParkedChoice Choice { get; set; } = default!;

    private IStringLocalizer<OperationsText> T => texts;

    private async Task Do()
    {
        var result = await parked.Archive(Choice, CancellationToken.None);
        if (result.Outcome is AdministrationOutcome.Done)
            Dialog.Close(DialogResult.Ok(true));
        else
            problem = refusals.Of(result);
    }
}
