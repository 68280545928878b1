using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Shell;

/// <summary>A dialog that asks before something is done. Whoever opened it goes on once it has gone, and may give the focus a place by then.</summary>
public abstract class AwaitedDialog : LeavableComponent
{
    /// <summary>Told when the dialog has gone.</summary>
    [Parameter]
    public TaskCompletionSource? Gone { get; set; }

    [CascadingParameter]
    protected IMudDialogInstance Dialog { get; set; } = default!;

    /// <summary>Why what was asked for was not done; null while nothing was refused.</summary>
    protected string? Problem { get; set; }

    [Inject]
    protected IStringLocalizer<RefusalText> Refusals { get; set; } = default!;

    /// <summary>Opens a dialog, and waits until it has gone.</summary>
    /// <returns>What it was closed with; null when its reader wanted nothing done.</returns>
    protected static async Task<object?> Open<TDialog>(IDialogService dialogs, string title, DialogParameters<TDialog> parameters)
        where TDialog : AwaitedDialog
    {
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        parameters.Add(nameof(Gone), gone);
        var dialog = await dialogs.ShowAsync<TDialog>(title, parameters);
        var result = await dialog.Result;

        // The result comes before the dialog goes, which takes the focus with it.
        await gone.Task;
        return result is { Canceled: false } ? result.Data : null;
    }

    /// <summary>Closes the dialog when it is done, and says why when it was refused.</summary>
    /// <param name="done">What whoever opened it gets; true where that is all there is to say.</param>
    protected void CloseWhenDone(AdministrationResult result, object? done = null)
    {
        if (result.Outcome is AdministrationOutcome.Done)
            Dialog.Close(DialogResult.Ok(done ?? true));
        else
            Problem = Refusals.Of(result);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            Gone?.TrySetResult();
    }
}
