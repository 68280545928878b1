using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Operations;

/// <summary>Has parked work tried again, at a rate.</summary>
public sealed partial class RetryDialog(IParkedWork parked, IStringLocalizer<OperationsText> texts)
{
    private int rate;

    /// <summary>Null for all groups.</summary>
    [Parameter]
    public FailureGroup? Group { get; set; }

    private IStringLocalizer<OperationsText> T => texts;

    /// <summary>Whether it is tried again; what had the focus may go with it.</summary>
    public static async Task<bool> Ask(IDialogService dialogs, string title, FailureGroup? group) =>
        await Open(dialogs, title, new DialogParameters<RetryDialog> { { form => form.Group, group } }) is not null;

    private async Task Do()
    {
        Problem = null;
        CloseWhenDone(await parked.Retry(new(GroupId: Group?.Id), rate == 0 ? null : rate, CancellationToken.None));
    }
}
