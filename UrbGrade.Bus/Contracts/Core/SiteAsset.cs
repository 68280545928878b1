namespace UrbGrade.Bus.Contracts.Core;

/// <summary>One shop or dwelling of a <see cref="SiteManifest"/>, with the meter that speaks for it.</summary>
/// <param name="Id">Its supply point as the raw files name it (the CUPS in Spain).</param>
/// <param name="SourceElement">Its meter as messages name it in <c>messageSourceElement</c>, such as <c>477</c>.</param>
/// <param name="Name">For people.</param>
/// <param name="Trade">What is done there, such as <c>bakery</c>.</param>
/// <param name="FloorAreaSquareMetres">Greater than 0.</param>
/// <param name="Latitude">Degrees north, WGS 84.</param>
/// <param name="Longitude">Degrees east, WGS 84.</param>
/// <param name="Opening">When people are there, such as <c>Mon-Fri 08:30-14 17-20, Sat 22-06</c>; empty for all hours.</param>
/// <param name="Assumed">Names of members that are assumptions rather than facts of the site, such as <c>floorAreaSquareMetres</c>.</param>
/// <param name="Sensors">Its further devices as the raw files name them; null when it has none.</param>
/// <param name="Meters">Meters beside <paramref name="SourceElement"/>, such as those of heat and water; null when it has none.</param>
/// <param name="Facts">What KPIs need beside the floor area, by name, such as <c>installed_power</c> in W; null when nothing is known.</param>
/// <param name="Street">The street that it lies in, whose assets have KPIs together; null when it is unknown.</param>
public sealed record SiteAsset(
    string Id,
    string SourceElement,
    string Name,
    string Trade,
    double FloorAreaSquareMetres,
    double Latitude,
    double Longitude,
    string Opening,
    IReadOnlyList<string> Assumed,
    IReadOnlyList<string>? Sensors = null,
    IReadOnlyList<SiteMeter>? Meters = null,
    IReadOnlyDictionary<string, double>? Facts = null,
    string? Street = null);
