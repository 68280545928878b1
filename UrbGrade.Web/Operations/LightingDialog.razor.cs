using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Operations;

public sealed partial class LightingDialog(ILightingPrograms programs, IStringLocalizer<OperationsText> texts)
{
    private NodeFunction function;
    private int basedOn;
    private string? now;
    private string master = "";
    private string profile = "sunset 100\n23:30 60\n05:30 100\nsunrise 0";

    [Parameter, EditorRequired]
    public LightingNode Node { get; set; } = default!;

    /// <summary>Nodes that may be its master.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<LightingNode> Others { get; set; } = [];

    private IStringLocalizer<OperationsText> T => texts;

    /// <summary>Whether a new version was written.</summary>
    /// <param name="others">Nodes that may be its master.</param>
    public static async Task<bool> Show(IDialogService dialogs, string title, LightingNode node, IReadOnlyList<LightingNode> others) =>
        await Open(dialogs, title, new DialogParameters<LightingDialog> { { form => form.Node, node }, { form => form.Others, others } }) is not null;

    protected override void OnInitialized()
    {
        if (Node.Newest is { } newest)
            (basedOn, function, master, profile) = (newest.Version, newest.Function, newest.Master ?? "", newest.Profile.Replace("; ", "\n", StringComparison.Ordinal));
    }

    private async Task Save()
    {
        Problem = null;
        var result = await programs.Put(null, new LightingDraft(Node.Node, function, master, profile, basedOn), CancellationToken.None);
        CloseWhenDone(result);
        if (Problem is null)
            return;

        // What was typed stays; saving again comes after the version that is told now.
        if (await programs.History(null, Node.Node, Leaving) is [var newest, ..] && newest.Version != basedOn)
            (basedOn, now) = (newest.Version, newest.Profile);
    }
}
