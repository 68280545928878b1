using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>An asset of a place. Key: place and asset.</summary>
internal sealed class PlaceAssetRow : ITenantOwned
{
    public int PlaceId { get; set; }

    public int AssetId { get; set; }

    public int TenantId { get; set; }
}
