using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Administration;

/// <summary>Asks before something that cannot be undone, or that somebody will notice.</summary>
public sealed partial class ConfirmDialog(IStringLocalizer<AdministrationText> texts)
{
    /// <summary>What will happen.</summary>
    [Parameter, EditorRequired]
    public string Body { get; set; } = "";

    /// <summary>The button that does it.</summary>
    [Parameter, EditorRequired]
    public string Do { get; set; } = "";

    private IStringLocalizer<AdministrationText> T => texts;

    /// <summary>Whether the person says yes.</summary>
    public static async Task<bool> Ask(IDialogService dialogs, string title, string body, string @do) =>
        await Open(dialogs, title, new DialogParameters<ConfirmDialog> { { form => form.Body, body }, { form => form.Do, @do } }) is not null;
}
