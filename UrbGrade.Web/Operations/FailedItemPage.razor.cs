using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Operations;

public sealed partial class FailedItemPage(
    IParkedWork parked, IDialogService dialogs, NavigationManager navigation, IStringLocalizer<OperationsText> texts, IStringLocalizer<RefusalText> refusals)
{
    private ElementReference status;
    private string? done;
    private string? problem;
    private string payload = "";

    [Parameter]
    public long ItemId { get; set; }

    private ParkedWork? Item { get; set; }

    private IStringLocalizer<OperationsText> T => texts;

    protected override async Task OnParametersSetAsync()
    {
        if (!IsAnother(ItemId))
            return;
        Item = await ReadOnce(nameof(Item), $"{ItemId}", () => parked.Find(ItemId, Asking));
        if (Item is null)
            navigation.NotFound();
        else
            payload = Item.Payload ?? "";
    }

    private async Task Retry()
    {
        var result = payload == Item!.Payload
            ? await parked.Retry(new(ItemId), perSecond: null, Leaving)
            : await parked.RetryChanged(ItemId, payload, Leaving);
        if (result.Outcome is AdministrationOutcome.Done)
            await End(T["Failures.Retrying", 1]);
        else
            problem = refusals.Of(result);
    }

    private async Task Archive()
    {
        if (await ArchiveDialog.Ask(dialogs, T["ArchiveForm.Title", 1], new ParkedChoice(ItemId)))
            await End(T["Failures.Archived", 1]);
    }

    /// <summary>The item is no longer parked: what is left to show is the outcome.</summary>
    private async Task End(string text)
    {
        (done, problem, Item) = (text, null, null);
        await Focus(status);
    }
}
