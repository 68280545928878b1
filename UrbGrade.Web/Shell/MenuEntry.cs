namespace UrbGrade.Web.Shell;

/// <summary>One page of the menu.</summary>
/// <param name="Path">Where it leads.</param>
/// <param name="Text">In the reader's language.</param>
internal sealed record MenuEntry(string Path, string Text)
{
    /// <summary>Who may open it; null for whoever may open its group.</summary>
    public string? Policy { get; init; }

    /// <summary>Paths of pages that have no entry of their own and are reached from this one.</summary>
    public IReadOnlyList<string> Within { get; init; } = [];

    /// <summary>How well the entry says where a page is: the longer, the better; 0 when the page is elsewhere.</summary>
    /// <param name="page">Path of the page shown.</param>
    public int Nearness(string page) => Within.Append(Path).Select(path => page == path || page.StartsWith(path + "/", StringComparison.Ordinal) ? path.Length : 0).Max();
}
