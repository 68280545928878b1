using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.Store;

/// <summary>A message that a partner's module sent, so that sending it again changes nothing.</summary>
internal sealed class ModuleMessageRow : ITenantOwned
{
    public int TenantId { get; set; }

    public required string Module { get; set; }

    /// <summary>The module's own idempotency key.</summary>
    public required string Key { get; set; }

    /// <summary>SHA-256 of contract and message, lower-case hex.</summary>
    public required string Hash { get; set; }

    /// <summary>Names of the modules that it went to, with commas between them.</summary>
    public required string DeliveredTo { get; set; }

    public DateTimeOffset AcceptedAt { get; set; }
}
