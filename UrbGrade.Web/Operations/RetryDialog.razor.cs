using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Operations;

/// <summary>Has parked work tried again, at a rate.</summary>
public sealed partial class RetryDialog(IParkedWork parked, IStringLocalizer<OperationsText> texts, IStringLocalizer<RefusalText> refusals)
{
    private string? problem;
    private int rate;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    /// <summary>Null for all groups.</summary>
    [Parameter]
    public FailureGroup? Group { get; set; }

    private IStringLocalizer<OperationsText> T => texts;

    private async Task Do()
    {
        var result = await parked.Retry(new(GroupId: Group?.Id), rate == 0 ? null : rate, CancellationToken.None);
        if (result.Outcome is AdministrationOutcome.Done)
            Dialog.Close(DialogResult.Ok(true));
        else
            problem = refusals.Of(result);
    }
}
