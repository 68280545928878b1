using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Engagement.Store;

/// <summary>A time in which people are asked to vote at some places.</summary>
internal sealed class CampaignRow : ITenantOwned
{
    public int Id { get; set; }

    public int TenantId { get; set; }

    /// <summary>As votes name it, such as <c>light-2026</c>; unique in the tenant.</summary>
    public required string Code { get; set; }

    public required string Name { get; set; }

    /// <summary>Local day.</summary>
    public DateOnly FirstDay { get; set; }

    /// <summary>Local day, included.</summary>
    public DateOnly LastDay { get; set; }

    public required string EditedBy { get; set; }

    public DateTimeOffset EditedAt { get; set; }
}
