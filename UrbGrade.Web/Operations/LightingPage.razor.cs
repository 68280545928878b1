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

    private IReadOnlyList<LightingNode>? Nodes { get; set; }

    /// <summary>Versions of the node whose history is shown.</summary>
    private IReadOnlyList<ProgramVersion>? Versions { get; set; }

    /// <summary>The node whose history is shown.</summary>
    [SupplyParameterFromQuery(Name = "node")]
    public string? Node { get; set; }

    private IStringLocalizer<OperationsText> T => texts;

    private LightingNode? Shown => Nodes?.FirstOrDefault(node => node.Node == Node);

    protected override async Task OnInitializedAsync() => Nodes = await ReadOnce(nameof(Nodes), null, () => programs.List(Asking));

    protected override async Task OnParametersSetAsync()
    {
        if (!IsAnother(Node ?? ""))
            return;
        Versions = null;
        if (Node is { } node)
            Versions = await ReadOnce(nameof(Versions), node, () => programs.History(null, node, Asking));
    }

    protected override async Task Read()
    {
        Nodes = await Latest(programs.List(Asking));
        if (Node is { } node)
            Versions = await Latest(programs.History(null, node, Asking));
    }

    private string FunctionText(ProgramVersion version) =>
        version.Master is { } master ? T["Lighting.Function.SlaveOf", master] : T["Lighting.Function.Master"];

    private async Task Edit(LightingNode node)
    {
        done = null;
        if (await LightingDialog.Show(dialogs, T["LightingForm.Title", node.Name], node, [.. Nodes!.Where(other => other.Node != node.Node)]))
        {
            await Refresh();
            done = T["Lighting.Written", Nodes!.First(other => other.Node == node.Node).Newest!.Version, node.Name];
        }
    }
}
