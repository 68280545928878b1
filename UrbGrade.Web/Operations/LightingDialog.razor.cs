using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Operations;

public sealed partial class LightingDialog(ILightingPrograms programs, IStringLocalizer<OperationsText> texts, IStringLocalizer<RefusalText> refusals)
{
    private NodeFunction function;
    private int basedOn;
    private string? problem;
    private string? now;
    private string master = "";
    private string profile = "sunset 100\n23:30 60\n05:30 100\nsunrise 0";

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Parameter, EditorRequired]
    public LightingNode Node { get; set; } = default!;

    /// <summary>Nodes that may be its master.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<LightingNode> Others { get; set; } = [];

    private IStringLocalizer<OperationsText> T => texts;

    protected override void OnInitialized()
    {
        if (Node.Newest is { } newest)
            (basedOn, function, master, profile) = (newest.Version, newest.Function, newest.Master ?? "", newest.Profile.Replace("; ", "\n", StringComparison.Ordinal));
    }

    private async Task Save()
    {
        problem = null;
        var result = await programs.Put(null, new LightingDraft(Node.Node, function, master, profile, basedOn), CancellationToken.None);
        if (result.Outcome is AdministrationOutcome.Done)
        {
            Dialog.Close(DialogResult.Ok(true));
            return;
        }

        problem = refusals.Of(result);
        // What was typed stays; saving again comes after the version that is told now.
        if (await programs.History(null, Node.Node, CancellationToken.None) is [var newest, ..] && newest.Version != basedOn)
            (basedOn, now) = (newest.Version, newest.Profile);
    }
}
