using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Engagement.Store;

/// <summary>A place of a campaign. Key: campaign and place.</summary>
internal sealed class CampaignPlaceRow : ITenantOwned
{
    public int CampaignId { get; set; }

    public int PlaceId { get; set; }

    public int TenantId { get; set; }
}
