namespace UrbGrade.Web.Exports;

/// <summary>A column of a table that is handed out.</summary>
/// <param name="Name">Lower case, unique in the table.</param>
/// <param name="Description">What is in it, with its unit, range and meaning.</param>
/// <param name="IsRequired">Whether no cell of it is empty.</param>
internal sealed record ExportColumn(string Name, ExportType Type, string Description, bool IsRequired = false)
{
    /// <summary>Its type in Table Schema, where that is more exact than <see cref="Type"/>, such as <c>yearmonth</c>.</summary>
    public string? SchemaType { get; init; }

    /// <summary>What people read in place of its name; null for the name itself.</summary>
    public string? Label { get; init; }
}
