using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Aggregation.Store;

/// <summary>A stretch of one meter that an operator wants the gateway to send again.</summary>
internal sealed class ResendWishRow : ITenantOwned
{
    public int Id { get; set; }

    public int TenantId { get; set; }

    public int SiteId { get; set; }

    public required string Source { get; set; }

    public DateTimeOffset FromAt { get; set; }

    public DateTimeOffset ToAt { get; set; }

    public required string AskedBy { get; set; }

    public DateTimeOffset AskedAt { get; set; }

    /// <summary>When a receipt carried it; null while it waits.</summary>
    public DateTimeOffset? SentAt { get; set; }
}
