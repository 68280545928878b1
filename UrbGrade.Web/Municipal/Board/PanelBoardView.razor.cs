using Microsoft.AspNetCore.Components;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Board;
using UrbGrade.Web.Formats;

namespace UrbGrade.Web.Municipal.Board;

public sealed partial class PanelBoardView
{
    private readonly Dictionary<int, ElementReference> ups = [];
    private readonly Dictionary<int, ElementReference> downs = [];
    private ElementReference heading;
    private ElementReference? focused;
    private string? said;
    private string? problem;

    /// <summary>Kept from prerendering to the live page.</summary>
    [PersistentState]
    public PanelBoard? View { get; set; }

    protected override async Task OnInitializedAsync() => View ??= await Latest(Boards.Read(Asking));

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // A browser forgets the focus of what it moves, and of what goes.
        if (focused is { } element)
        {
            focused = null;
            await Focus(element);
        }
    }

    private async Task Move(BoardPanel panel, bool isUp)
    {
        if (!await Done(Boards.Move(panel.Id, isUp, Leaving)))
            return;
        var at = View!.Own.ToList().FindIndex(one => one.Id == panel.Id);
        said = T["Board.Moved", panel.Title, at + 1, View.Own.Count];
        focused = (isUp ? at > 0 : at == View.Own.Count - 1) ? ups[panel.Id] : downs[panel.Id];
    }

    private async Task Share(BoardPanel panel)
    {
        if (await Done(Boards.Share(panel.Id, !panel.IsShared, Leaving)))
            said = T[panel.IsShared ? "Board.SaidUnshared" : "Board.SaidShared", panel.Title];
    }

    private async Task Remove(BoardPanel panel)
    {
        if (await Done(Boards.Remove(panel.Id, Leaving)))
            (said, focused) = (T["Board.SaidRemoved", panel.Title], heading);
    }

    private async Task Take(BoardPanel panel)
    {
        if (await Done(Boards.Pin(panel.Title, panel.Address, Leaving)))
            (said, focused) = (T["Board.SaidTaken", panel.Title], heading);
    }

    private async Task<bool> Done(Task<AdministrationResult> change)
    {
        var result = await change;
        problem = Refusals.Of(result);
        View = await Boards.Read(Leaving);
        return problem is null;
    }
}
