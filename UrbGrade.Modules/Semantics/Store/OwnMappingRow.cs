namespace UrbGrade.Modules.Semantics.Store;

/// <summary>A row of the mapping that an administrator wrote; it counts after those of the platform and of the file.</summary>
internal sealed class OwnMappingRow
{
    public int Id { get; set; }

    /// <summary><c>prefix</c>, <c>class</c>, <c>field</c> or <c>term</c>.</summary>
    public required string Row { get; set; }

    /// <summary>The kind of resource or the set; empty for a prefix.</summary>
    public required string About { get; set; }

    public required string Name { get; set; }

    /// <summary>Empty takes the row of that name away.</summary>
    public required string Terms { get; set; }

    public required string Form { get; set; }

    public required string Note { get; set; }
}
