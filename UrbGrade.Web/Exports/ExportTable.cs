namespace UrbGrade.Web.Exports;

/// <summary>A table that is handed out row by row, so that it may be of any length.</summary>
/// <param name="Name">Of its file, without its end; lower case.</param>
/// <param name="TimeZone">IANA zone of local times and days.</param>
/// <param name="Rows">Cells as the types of the columns say; null for an empty one. Read once.</param>
internal sealed record ExportTable(
    string Name, string Title, string TimeZone, IReadOnlyList<ExportColumn> Columns, IAsyncEnumerable<object?[]> Rows)
{
    /// <summary>Columns that tell rows apart, for those who join tables.</summary>
    public IReadOnlyList<string> Key { get; init; } = [];

    /// <summary>What people read on its sheet of a workbook; null for the name.</summary>
    public string? Sheet { get; init; }
}
