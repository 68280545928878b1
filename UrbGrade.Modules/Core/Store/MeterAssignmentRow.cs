using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.Store;

/// <summary>A time in which a meter's readings are a person's own. Once the person is erased the time is left, without the person: readings
/// of it are not taken in again.</summary>
internal sealed class MeterAssignmentRow : ITenantOwned
{
    public int Id { get; set; }

    public int TenantId { get; set; }

    public int MeterId { get; set; }

    /// <summary>Null once the person was erased.</summary>
    public int? UserId { get; set; }

    public DateTimeOffset FromAt { get; set; }

    /// <summary>Excluded; null while it lasts.</summary>
    public DateTimeOffset? UntilAt { get; set; }

    /// <summary>When an erasure began; null before.</summary>
    public DateTimeOffset? ErasedAt { get; set; }
}
