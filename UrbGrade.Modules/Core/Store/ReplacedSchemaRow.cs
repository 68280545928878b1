using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.Store;

/// <summary>An XML schema that another one of its type and version replaced. The audit names it by its digest.</summary>
internal sealed class ReplacedSchemaRow : ITenantOwned
{
    public int TenantId { get; set; }

    /// <summary>Of <see cref="Xsd"/> in UTF-8, 64 lower-case hex digits.</summary>
    public required string Sha256 { get; set; }

    public required string Xsd { get; set; }

    /// <summary>When it was replaced first.</summary>
    public DateTimeOffset ReplacedAt { get; set; }
}
