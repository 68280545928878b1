using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.Store;

/// <summary>A device, named as messages name it.</summary>
internal sealed class MeterRow : ITenantOwned
{
    public int Id { get; set; }

    public int TenantId { get; set; }

    public int AssetId { get; set; }

    /// <summary><c>messageSourceElement</c>, or the content's meter field; unique in the tenant.</summary>
    public required string Source { get; set; }

    public DateTimeOffset RegisteredAt { get; set; }
}
