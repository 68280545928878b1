using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Administration;

/// <summary>Asks before something that cannot be undone, or that somebody will notice.</summary>
public sealed partial class ConfirmDialog(IStringLocalizer<AdministrationText> texts) : IDisposable
{
    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    /// <summary>What will happen.</summary>
    [Parameter, EditorRequired]
    public string Body { get; set; } = "";

    /// <summary>The button that does it.</summary>
    [Parameter, EditorRequired]
    public string Do { get; set; } = "";

    /// <summary>Told when the dialog has gone.</summary>
    [Parameter, EditorRequired]
    public TaskCompletionSource Gone { get; set; } = default!;

    private IStringLocalizer<AdministrationText> T => texts;

    public void Dispose() => Gone.TrySetResult();

    /// <summary>Whether the person says yes.</summary>
    public static async Task<bool> Ask(IDialogService dialogs, string title, string body, string @do)
    {
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var dialog = await dialogs.ShowAsync<ConfirmDialog>(title, new DialogParameters<ConfirmDialog>
        {
            { form => form.Body, body },
            { form => form.Do, @do },
            { form => form.Gone, gone },
        });
        var isAgreed = await dialog.Result is { Canceled: false };

        // The result comes before the dialog goes, which takes the focus with it: whoever asked may give it a place afterwards.
        await gone.Task;
        return isAgreed;
    }
}
