namespace UrbGrade.Bus.Contracts.Dashboard.Board;

/// <summary>A pinned chart or figure.</summary>
/// <param name="Address">Path and query of the page that shows it, with its state.</param>
/// <param name="Owner">The account that pinned it.</param>
/// <param name="IsShared">Whether everybody of the tenant's staff sees it.</param>
public sealed record BoardPanel(int Id, string Title, string Address, string Owner, bool IsShared);
