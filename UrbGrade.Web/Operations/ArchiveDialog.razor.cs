using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Operations;

/// <summary>Sets parked work aside for good.</summary>
public sealed partial class ArchiveDialog(IParkedWork parked, IStringLocalizer<OperationsText> texts)
{
    [Parameter, EditorRequired]
    public ParkedChoice Choice { get; set; } = default!;

    private IStringLocalizer<OperationsText> T => texts;

    /// <summary>Whether it was archived; what had the focus goes with it.</summary>
    public static async Task<bool> Ask(IDialogService dialogs, string title, ParkedChoice choice) =>
        await Open(dialogs, title, new DialogParameters<ArchiveDialog> { { form => form.Choice, choice } }) is not null;

    private async Task Do()
    {
        Problem = null;
        CloseWhenDone(await parked.Archive(Choice, CancellationToken.None));
    }
}
