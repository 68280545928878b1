using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Operations;

/// <summary>Sets waiting work aside for good that no module works off any more.</summary>
public sealed partial class ArchiveWaitingDialog(IServiceBoard board, IStringLocalizer<OperationsText> texts)
{
    private string reason = "";

    [Parameter, EditorRequired]
    public ServiceEntry Service { get; set; } = default!;

    private IStringLocalizer<OperationsText> T => texts;

    /// <summary>Whether it was archived; the button that asked for it goes with it.</summary>
    public static async Task<bool> Ask(IDialogService dialogs, string title, ServiceEntry service) =>
        await Open(dialogs, title, new DialogParameters<ArchiveWaitingDialog> { { form => form.Service, service } }) is not null;

    private async Task Do()
    {
        Problem = null;
        CloseWhenDone(await board.Archive(Service.Key, Service.TenantCode, reason, CancellationToken.None));
    }
}
