using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.Store;

/// <summary>What energy is used for: a shop, a house, a street-lighting cabinet.</summary>
internal sealed class AssetRow : ITenantOwned
{
    public int Id { get; set; }

    public int TenantId { get; set; }

    public int SiteId { get; set; }

    /// <summary>As the site's own files name it, such as its supply point; unique in the site.</summary>
    public required string Code { get; set; }

    public required string Name { get; set; }

    /// <summary>Kind and trade, such as <c>bakery</c>.</summary>
    public required string Kind { get; set; }

    public double? FloorAreaSquareMetres { get; set; }

    /// <summary>WGS 84, degrees.</summary>
    public double? Latitude { get; set; }

    /// <summary>WGS 84, degrees.</summary>
    public double? Longitude { get; set; }

    /// <summary>Opening hours for people, such as <c>Mon-Sat 09-14, 17-20</c>.</summary>
    public string? Opening { get; set; }

    /// <summary>Names of members that are assumptions rather than facts of the site, comma separated.</summary>
    public string? Assumed { get; set; }
}
