using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Operations;

/// <summary>Sets parked work aside for good.</summary>
public sealed partial class ArchiveDialog(IParkedWork parked, IStringLocalizer<OperationsText> texts, IStringLocalizer<RefusalText> refusals) : IDisposable
{
    private string? problem;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Parameter, EditorRequired]
    public ParkedChoice Choice { get; set; } = default!;

    /// <summary>Told when the dialog has gone.</summary>
    [Parameter, EditorRequired]
    public TaskCompletionSource Gone { get; set; } = default!;

    private IStringLocalizer<OperationsText> T => texts;

    public void Dispose() => Gone.TrySetResult();

    /// <summary>Whether it was archived; what had the focus goes with it, and the focus may be given a place by then.</summary>
    public static async Task<bool> Ask(IDialogService dialogs, string title, ParkedChoice choice)
    {
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var dialog = await dialogs.ShowAsync<ArchiveDialog>(title, new DialogParameters<ArchiveDialog>
        {
            { form => form.Choice, choice },
            { form => form.Gone, gone },
        });
        var isArchived = await dialog.Result is { Canceled: false };
        await gone.Task;
        return isArchived;
    }

    private async Task Do()
    {
        var result = await parked.Archive(Choice, CancellationToken.None);
        if (result.Outcome is AdministrationOutcome.Done)
            Dialog.Close(DialogResult.Ok(true));
        else
            problem = refusals.Of(result);
    }
}
