using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.Store;

/// <summary>How a tenant's messages of one type and version are checked and read.</summary>
internal sealed class MessageSchemaRow : ITenantOwned
{
    public int Id { get; set; }

    public int TenantId { get; set; }

    public required string Type { get; set; }

    public required string Version { get; set; }

    /// <summary>XML schema of <c>gcontent</c>.</summary>
    public required string Xsd { get; set; }

    /// <summary>JSON of a <c>SchemaMapping</c>: field to quantity, unit and series.</summary>
    public required string Mapping { get; set; }

    public DateTimeOffset AddedAt { get; set; }
}
