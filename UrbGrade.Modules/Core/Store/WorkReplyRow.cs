using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.Store;

/// <summary>The reply to a query, until its asker has taken it.</summary>
internal sealed class WorkReplyRow : ITenantOwned
{
    public long WorkItemId { get; set; }

    public int TenantId { get; set; }

    /// <summary>JSON.</summary>
    public required string Payload { get; set; }

    public DateTimeOffset RepliedAt { get; set; }
}
