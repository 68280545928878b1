namespace UrbGrade.Bus.Contracts.Gis;

/// <summary>A file that describes places: GeoJSON (RFC 7946), a zipped shapefile, or CSV with coordinates or well-known text.</summary>
/// <param name="Name">Its ending says how to read it: <c>.geojson</c>, <c>.json</c>, <c>.zip</c>, <c>.csv</c> or <c>.txt</c>.</param>
/// <param name="SiteCode">The site that the places belong to; null for the only one of the tenant.</param>
/// <param name="Kind">All places of one file are of one kind.</param>
public sealed record PlaceFile(string Name, byte[] Content, string? SiteCode, PlaceKind Kind)
{
    /// <summary>As <c>EPSG:25831</c>; null for what the file says, or else WGS 84.</summary>
    public string? CoordinateSystem { get; init; }

    /// <summary>Field with a code that is unique in the tenant and kind; null for one of the customary names.</summary>
    public string? CodeField { get; init; }

    /// <summary>Places of the site and kind that the file does not name end; otherwise they stay.</summary>
    public bool EndsOthers { get; init; }

    /// <summary>Field with the name for people; null for one of the customary names, or else the code.</summary>
    public string? NameField { get; init; }
}
