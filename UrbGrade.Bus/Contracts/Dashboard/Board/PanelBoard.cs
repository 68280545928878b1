namespace UrbGrade.Bus.Contracts.Dashboard.Board;

/// <summary>What somebody's first page shows.</summary>
/// <param name="Own">In the order that its owner gave them.</param>
/// <param name="OfColleagues">Shared by others, by title.</param>
public sealed record PanelBoard(IReadOnlyList<BoardPanel> Own, IReadOnlyList<BoardPanel> OfColleagues);
