using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Operations;

/// <summary>Keeps what somebody found out about a group of failures.</summary>
public sealed partial class FailureNoteDialog(IParkedWork parked, IStringLocalizer<OperationsText> texts)
{
    private string text = "";

    [Parameter, EditorRequired]
    public FailureGroup Group { get; set; } = default!;

    private IStringLocalizer<OperationsText> T => texts;

    /// <summary>Whether a note was kept.</summary>
    public static async Task<bool> Ask(IDialogService dialogs, string title, FailureGroup group) =>
        await Open(dialogs, title, new DialogParameters<FailureNoteDialog> { { form => form.Group, group } }) is not null;

    protected override void OnInitialized() => text = Group.Note ?? "";

    private async Task Do()
    {
        Problem = null;
        CloseWhenDone(await parked.Note(Group.Id, text.Trim(), CancellationToken.None));
    }
}
