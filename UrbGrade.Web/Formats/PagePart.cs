namespace UrbGrade.Web.Formats;

/// <summary>The rows of a long list that are shown at once.</summary>
/// <param name="First">Place of the first one, from 0.</param>
/// <param name="Count">Of all rows.</param>
public readonly record struct PagePart(int First, int Count)
{
    /// <summary>Rows that are shown at once.</summary>
    public const int Length = 50;

    /// <summary>Behind the last one.</summary>
    public int End => Math.Min(First + Length, Count);

    /// <summary>From 1.</summary>
    public int Number => (First / Length) + 1;

    /// <summary>The part that an address asks for; the last one beyond the end.</summary>
    /// <param name="page">Number of the page; the first for whatever is none.</param>
    /// <param name="count">Of all rows.</param>
    public static PagePart Of(string? page, int count) => Of(WholeNumbers.Page(page), count);

    /// <summary>The part that is a page; the last one beyond the end.</summary>
    /// <param name="page">From 1.</param>
    /// <param name="count">Of all rows.</param>
    public static PagePart Of(int page, int count) => new(Math.Clamp(page - 1, 0, Math.Max(0, (count - 1) / Length)) * Length, count);

    /// <summary>Those of the list.</summary>
    public IEnumerable<TRow> Rows<TRow>(IEnumerable<TRow> all) => all.Skip(First).Take(Length);
}
