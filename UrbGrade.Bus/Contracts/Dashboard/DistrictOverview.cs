using UrbGrade.Bus.Contracts.Dashboard.Maps;

namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>How a district is doing: its latest whole-month-to-date year against the same months a year before.</summary>
/// <param name="TimeZone">IANA name, as <c>Europe/Madrid</c>.</param>
/// <param name="Origin">Where the data comes from when it is no measurement of this district, as <c>simulated</c>; otherwise null.</param>
/// <param name="FirstReadingAt">Start of the first reading; null before any data.</param>
/// <param name="LastReadingAt">End of the last reading; null before any data.</param>
/// <param name="Figures">Energy, cost and CO2, in that order; empty before any data.</param>
/// <param name="Months">Up to 12 months, oldest first, ending with the month of the last reading; without gaps.</param>
/// <param name="Places">Sites or blocks on the map.</param>
/// <param name="IsWithheld">So few assets have readings that every figure would tell about single ones: there are none.</param>
/// <param name="FewestAssets">Assets that a published sum has to stand on.</param>
public sealed record DistrictOverview(
    string Code,
    string Name,
    string TimeZone,
    string? Origin,
    DateTimeOffset? FirstReadingAt,
    DateTimeOffset? LastReadingAt,
    IReadOnlyList<DistrictFigure> Figures,
    IReadOnlyList<DistrictMonth> Months,
    IReadOnlyList<DistrictPlace> Places,
    bool IsWithheld = false,
    int FewestAssets = 1)
{
    /// <summary>Null where too little of it is known.</summary>
    public DistrictWeather? Weather { get; init; }

    /// <summary>Null where the district has no areas, or nothing but street lighting. Else its places have no figures of their own.</summary>
    public DistrictBlocks? Blocks { get; init; }

    /// <summary>Assets whose energy is in the figures.</summary>
    public int Measured { get; init; }

    /// <summary>Energy of street lighting of all energy of the period shown, 0 to 1; null where there is none, or where
    /// it would tell about few others.</summary>
    public double? LightShare { get; init; }
}
