using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Analysis.Store;

/// <summary>A mail with alerts. Written with the mark on its alerts in one commit; unique by key, which is also its name where it goes.</summary>
internal sealed class AlertMailRow : ITenantOwned
{
    public long Id { get; set; }

    public int TenantId { get; set; }

    /// <summary>Rule and time, such as <c>7-2019-11-26</c>.</summary>
    public required string Key { get; set; }

    public required string Address { get; set; }

    public required string Language { get; set; }

    public required string Subject { get; set; }

    public required string Body { get; set; }

    public DateTimeOffset WrittenAt { get; set; }

    public DateTimeOffset? SentAt { get; set; }
}
