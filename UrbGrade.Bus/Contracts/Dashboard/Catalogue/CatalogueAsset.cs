namespace UrbGrade.Bus.Contracts.Dashboard.Catalogue;

/// <summary>What energy is used for.</summary>
/// <param name="Code">As the site names it; unique in the site.</param>
/// <param name="Kind">As <c>bakery</c> or <c>lighting cabinet</c>.</param>
/// <param name="FloorAreaSquareMetres">Null when unknown.</param>
/// <param name="Latitude">WGS 84, degrees; null when unknown.</param>
/// <param name="Longitude">WGS 84, degrees; null when unknown.</param>
public sealed record CatalogueAsset(
    int Id, int SiteId, string Code, string Name, string Kind, double? FloorAreaSquareMetres, double? Latitude, double? Longitude);
