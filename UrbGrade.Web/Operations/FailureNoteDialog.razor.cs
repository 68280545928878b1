using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Operations;

/// <summary>Keeps what somebody found out about a group of failures.</summary>
public sealed partial class FailureNoteDialog(IParkedWork parked, IStringLocalizer<OperationsText> texts, IStringLocalizer<RefusalText> refusals)
{
    private string? problem;
    private string text = "";

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Parameter, EditorRequired]
    public FailureGroup Group { get; set; } = default!;

    private IStringLocalizer<OperationsText> T => texts;

    protected override void OnInitialized() => text = Group.Note ?? "";

    private async Task Do()
    {
        problem = null;
        var result = await parked.Note(Group.Id, text.Trim(), CancellationToken.None);
        if (result.Outcome is AdministrationOutcome.Done)
            Dialog.Close(DialogResult.Ok(true));
        else
            problem = refusals.Of(result);
    }
}
