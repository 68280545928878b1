namespace UrbGrade.Web.Shell;

/// <summary>Pages of the menu that answer one question.</summary>
/// <param name="Title">In the reader's language.</param>
/// <param name="Policy">Who may open them.</param>
/// <param name="Entries">In the order they are shown.</param>
internal sealed record MenuGroup(string Title, string Policy, IReadOnlyList<MenuEntry> Entries);
