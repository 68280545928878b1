using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Board;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Dashboard.Store;

namespace UrbGrade.Modules.Dashboard.Board;

/// <summary>What people pin is their own affair: it stands in no audit.</summary>
internal sealed class Boards(IUrbGradeContexts contexts, ITenantSession session, ICommitQueue commits, TimeProvider clock) : IBoards
{
    private const int MostPanels = 24;
    private const int LongestTitle = 120;
    private const int LongestAddress = 500;
    private const string Pages = "/app/";

    public async Task<PanelBoard> Read(CancellationToken cancellation)
    {
        if (Account is not var (tenantId, owner))
        {
            return new PanelBoard([], []);
        }

        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var rows = await database.Set<BoardPanelRow>().AsNoTracking().Where(panel => panel.Owner == owner || panel.IsShared)
            .OrderBy(panel => panel.Position).ThenBy(panel => panel.Id).ToListAsync(cancellation);
        var panels = rows.ConvertAll(row => new BoardPanel(row.Id, row.Title, row.Address, row.Owner, row.IsShared));
        return new PanelBoard(
            panels.FindAll(panel => panel.Owner == owner),
            [.. panels.Where(panel => panel.Owner != owner).OrderBy(panel => panel.Title, NaturalOrder.Names)]);
    }

    public Task<AdministrationResult> Pin(string title, string address, CancellationToken cancellation)
    {
        if (Problem(title, address) is { } problem)
        {
            return Task.FromResult(Refused.Invalid(problem));
        }

        return Change((database, mine, owner) =>
        {
            if (mine.Find(panel => panel.Address == address) is { } known)
            {
                known.Title = title.Trim();
                return null;
            }

            if (mine.Count >= MostPanels)
            {
                return Refused.Invalid("Board.Most", $"There are {MostPanels} panels already; take one off first.");
            }

            database.Add(new BoardPanelRow
            {
                TenantId = database.Scope.TenantId, Owner = owner, Title = title.Trim(), Address = address,
                Position = mine.Count == 0 ? 0 : mine[^1].Position + 1, CreatedAt = clock.GetUtcNow(),
            });
            return null;
        }, cancellation);
    }

    public Task<AdministrationResult> Move(int panelId, bool isUp, CancellationToken cancellation) => ChangeOne(panelId, (mine, panel) =>
    {
        var at = mine.IndexOf(panel);
        var to = Math.Clamp(isUp ? at - 1 : at + 1, 0, mine.Count - 1);
        (mine[at], mine[to]) = (mine[to], mine[at]);
        for (var i = 0; i < mine.Count; i++)
        {
            mine[i].Position = i;
        }
    }, cancellation);

    public Task<AdministrationResult> Share(int panelId, bool isShared, CancellationToken cancellation) =>
        ChangeOne(panelId, (_, panel) => panel.IsShared = isShared, cancellation);

    public Task<AdministrationResult> Remove(int panelId, CancellationToken cancellation) => Change((database, mine, _) =>
    {
        if (mine.Find(panel => panel.Id == panelId) is not { } panel)
        {
            return Unknown(panelId);
        }

        database.Remove(panel);
        return null;
    }, cancellation);

    private (int TenantId, string Owner)? Account =>
        session is { IsStaff: true, CurrentTenantId: { } tenantId, AccountName: { } owner } ? (tenantId, owner) : null;

    private static Refusal? Problem(string title, string address) =>
        string.IsNullOrWhiteSpace(title) || title.Length > LongestTitle || title.Any(char.IsControl) ? new Refusal("Board.Title", $"A title has 1 to {LongestTitle} characters.")
        : address.Length > LongestAddress || !address.StartsWith(Pages, StringComparison.Ordinal) || address.Any(sign => char.IsControl(sign) || sign == '\\')
            ? new Refusal("Board.Address", $"The address is '{address[..Math.Min(address.Length, LongestAddress)]}'; allowed is a page below {Pages} of at most {LongestAddress} characters.") : null;

    private static AdministrationResult Unknown(int panelId) => Refused.NotFound("Board.Unknown", $"There is no panel {panelId} of this account.");

    private Task<AdministrationResult> ChangeOne(int panelId, Action<List<BoardPanelRow>, BoardPanelRow> change, CancellationToken cancellation) =>
        Change((_, mine, _) =>
        {
            if (mine.Find(panel => panel.Id == panelId) is not { } panel)
            {
                return Unknown(panelId);
            }

            change(mine, panel);
            return null;
        }, cancellation);

    /// <param name="change">Of the own panels in their order; returns a refusal, or null when it is done.</param>
    private async Task<AdministrationResult> Change(
        Func<UrbGradeContext, List<BoardPanelRow>, string, AdministrationResult?> change, CancellationToken cancellation)
    {
        if (Account is not var (tenantId, owner))
        {
            return Refused.NotAllowed;
        }

        var refusal = await commits.Commit(write =>
        {
            using var database = contexts.Write(TenantScope.Of(tenantId), write);
            var mine = database.Set<BoardPanelRow>().Where(panel => panel.Owner == owner).OrderBy(panel => panel.Position).ThenBy(panel => panel.Id).ToList();
            var refused = change(database, mine, owner);
            if (refused is null)
            {
                database.SaveChanges();
            }

            return refused;
        }, cancellation);
        return refusal ?? new AdministrationResult(AdministrationOutcome.Done);
    }
}
