using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.Store;

/// <summary>What energy is used for: a shop, a house, a street-lighting cabinet.</summary>
internal sealed class AssetRow : ITenantOwned
{
    public int Id { get; set; }

    public int TenantId { get; set; }

    public int SiteId { get; set; }

    public required string Name { get; set; }

    /// <summary>Kind and trade, such as <c>bakery</c>.</summary>
    public required string Kind { get; set; }

    public double? FloorAreaSquareMetres { get; set; }

    /// <summary>WGS 84, degrees.</summary>
    public double? Latitude { get; set; }

    /// <summary>WGS 84, degrees.</summary>
    public double? Longitude { get; set; }
}
