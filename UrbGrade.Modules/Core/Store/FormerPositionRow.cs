using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.Store;

/// <summary>Where an asset was known to be until it was described elsewhere. Without a row it has always been where it is now. Key: asset, until.</summary>
internal sealed class FormerPositionRow : ITenantOwned
{
    public int TenantId { get; set; }

    public int AssetId { get; set; }

    /// <summary>Excluded. It begins with the row before, or has no beginning.</summary>
    public DateTimeOffset Until { get; set; }

    /// <summary>WGS 84, degrees; null, as is the longitude, while nobody had told it.</summary>
    public double? Latitude { get; set; }

    /// <summary>WGS 84, degrees.</summary>
    public double? Longitude { get; set; }
}
