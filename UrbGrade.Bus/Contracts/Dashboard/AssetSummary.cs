namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>An asset in a list.</summary>
/// <param name="Code">As the site names it.</param>
/// <param name="Kind">As <c>shop</c>, <c>home</c>, <c>cabinet</c>.</param>
/// <param name="TimeZone">IANA name of the zone of its site.</param>
/// <param name="Origin">Where the data comes from when it is no measurement of this asset, as <c>simulated</c>; otherwise null.</param>
/// <param name="Longitude">Degrees, WGS 84; null when unknown.</param>
/// <param name="Latitude">Degrees, WGS 84; null when unknown.</param>
/// <param name="LastReadingAt">End of the last reading; null before any data.</param>
/// <param name="Figures">Of the period asked for, at most one for each quantity; empty when it has no reading.</param>
public sealed record AssetSummary(
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
    DateTimeOffset? LastReadingAt,
    IReadOnlyList<KpiFigure> Figures)
{
    /// <summary>Whether readings are still to come: false where all its meters were taken away.</summary>
    public bool IsMeasured { get; init; } = true;

    /// <summary>Batches that wait at its site's gateway while that still sends what it has to make up for; 0 where nothing is known to be on its way.</summary>
    public int Waiting { get; init; }
}
