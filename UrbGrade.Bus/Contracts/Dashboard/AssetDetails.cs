namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>One asset and what can be drawn of it.</summary>
/// <param name="Code">As the site names it.</param>
/// <param name="Kind">As <c>shop</c>, <c>home</c>, <c>cabinet</c>.</param>
/// <param name="TimeZone">IANA name of the site's civil time.</param>
/// <param name="Origin">Where the data comes from when it is no measurement of this asset, as <c>simulated</c>; otherwise null.</param>
/// <param name="FirstReadingAt">Start of the first reading; null before any data.</param>
/// <param name="LastReadingAt">End of the last reading; null before any data.</param>
/// <param name="Quantities">Those with readings, in the order of the enumeration.</param>
/// <param name="Meters">Codes of its meters as their messages name them.</param>
/// <param name="Facts">Primary data of its meters, by meter and in the site's order.</param>
public sealed record AssetDetails(
    int AssetId,
    string Code,
    string Name,
    string Kind,
    string SiteName,
    string TimeZone,
    string? Origin,
    Medium Medium,
    double? FloorAreaSquareMetres,
    double? Longitude,
    double? Latitude,
    DateTimeOffset? FirstReadingAt,
    DateTimeOffset? LastReadingAt,
    IReadOnlyList<Quantity> Quantities,
    IReadOnlyList<string> Meters,
    IReadOnlyList<AssetFact> Facts)
{
    /// <summary>Whether readings are still to come: false where all its meters were taken away.</summary>
    public bool IsMeasured { get; init; } = true;

    /// <summary>Batches that wait at its site's gateway while that still sends what it has to make up for; 0 where nothing is known to be on its way.</summary>
    public int Waiting { get; init; }
}
