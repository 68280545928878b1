using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Board;

namespace UrbGrade.Tests.Web.Fictional;

/// <summary>One panel of each kind, one whose place is gone, and one that a colleague shares.</summary>
internal sealed class FictionalBoards(FictionalDistrict district) : IBoards
{
    private const string Owner = "staff@example.org";

    private readonly List<BoardPanel> own =
    [
        new(1, "The Blue Chair: energy", "/app/asset/2?quantity=EnergyKwh&last=30&resolution=Day", Owner, IsShared: true),
        new(2, "What we use together", "/app/explore?a=1&b=2", Owner, IsShared: false),
        new(3, "Figures of the district", "/app/figures?period=Month", Owner, IsShared: false),
        new(4, "Of long ago", "/app/asset/999", Owner, IsShared: false),
    ];

    public Task<PanelBoard> Read(CancellationToken cancellation) => Task.FromResult(district.IsEmpty
        ? new PanelBoard([], [])
        : new PanelBoard([.. own], [new BoardPanel(9, "Expected next week", "/app/forecasts/1", "colleague@example.org", IsShared: true)]));

    public Task<AdministrationResult> Pin(string title, string address, CancellationToken cancellation)
    {
        own.Add(new BoardPanel(own.Count + 10, title, address, Owner, IsShared: false));
        return Done();
    }

    public Task<AdministrationResult> Move(int panelId, bool isUp, CancellationToken cancellation)
    {
        var at = own.FindIndex(panel => panel.Id == panelId);
        var to = Math.Clamp(isUp ? at - 1 : at + 1, 0, own.Count - 1);
        (own[at], own[to]) = (own[to], own[at]);
        return Done();
    }

    public Task<AdministrationResult> Share(int panelId, bool isShared, CancellationToken cancellation)
    {
        var at = own.FindIndex(panel => panel.Id == panelId);
        own[at] = own[at] with { IsShared = isShared };
        return Done();
    }

    public Task<AdministrationResult> Remove(int panelId, CancellationToken cancellation)
    {
        own.RemoveAll(panel => panel.Id == panelId);
        return Done();
    }

    private static Task<AdministrationResult> Done() => Task.FromResult(new AdministrationResult(AdministrationOutcome.Done));
}
