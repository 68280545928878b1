namespace UrbGrade.Bus.Contracts.Dashboard.Board;

/// <summary>Panels that the session's account pinned, and those that colleagues share. For the tenant's staff.</summary>
public interface IBoards
{
    /// <summary>Empty when the session has no account or no tenant.</summary>
    Task<PanelBoard> Read(CancellationToken cancellation);

    /// <summary>Pins a panel behind the others. The same address again keeps its place and takes the new title.</summary>
    /// <param name="title">1 to 120 characters.</param>
    /// <param name="address">Path below <c>/app/</c> with its query, at most 500 characters.</param>
    Task<AdministrationResult> Pin(string title, string address, CancellationToken cancellation);

    /// <summary>Changes places with the panel before or after it; the first stays first and the last last.</summary>
    Task<AdministrationResult> Move(int panelId, bool isUp, CancellationToken cancellation);

    /// <summary>Shows an own panel to the tenant's staff, or no longer.</summary>
    Task<AdministrationResult> Share(int panelId, bool isShared, CancellationToken cancellation);

    /// <summary>Takes an own panel off.</summary>
    Task<AdministrationResult> Remove(int panelId, CancellationToken cancellation);
}
