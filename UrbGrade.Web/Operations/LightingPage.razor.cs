using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Web.Shell;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Operations;

public sealed partial class LightingPage(
    ILightingPrograms programs, IDialogService dialogs, TimeProvider clock, IStringLocalizer<OperationsText> texts)
    : RefreshedComponent(clock, TimeSpan.FromSeconds(15))
{
    private string? done;

    /// <summary>Kept from prerendering to the live page.</summary>
    [PersistentState]
    public IReadOnlyList<LightingNode>? Nodes { get; set; }

    /// <summary>Versions of the node whose history is shown.</summary>
    [PersistentState]
    public IReadOnlyList<ProgramVersion>? Versions { get; set; }

    /// <summary>The node whose history is shown.</summary>
    [SupplyParameterFromQuery(Name = "node")]
    public string? Node { get; set; }

    private IStringLocalizer<OperationsText> T => texts;

    private LightingNode? Shown => Nodes?.FirstOrDefault(node => node.Node == Node);

    protected override async Task OnInitializedAsync() => Nodes ??= await programs.List(Leaving);

    protected override async Task OnParametersSetAsync() =>
        Versions = Node is { } node ? await programs.History(null, node, Leaving) : null;

    protected override async Task Read()
    {
        Nodes = await programs.List(Leaving);
        if (Node is { } node)
            Versions = await programs.History(null, node, Leaving);
    }

    private string FunctionText(ProgramVersion version) =>
        version.Master is { } master ? T["Lighting.Function.SlaveOf", master] : T["Lighting.Function.Master"];

    private async Task Edit(LightingNode node)
    {
        done = null;
        var dialog = await dialogs.ShowAsync<LightingDialog>(
            T["LightingForm.Title", node.Name],
            new DialogParameters<LightingDialog> { { form => form.Node, node }, { form => form.Others, [.. Nodes!.Where(other => other.Node != node.Node)] } });
        if (await dialog.Result is { Canceled: false })
        {
            await Refresh();
            done = T["Lighting.Written", Nodes!.First(other => other.Node == node.Node).Newest!.Version, node.Name];
        }
    }
}
