namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>A site or block of a district on the public map.</summary>
/// <param name="Longitude">Degrees, WGS 84.</param>
/// <param name="Latitude">Degrees, WGS 84.</param>
/// <param name="AssetCount">Shops, homes or cabinets there.</param>
/// <param name="EnergyKwh">Of the period shown; null when unknown or withheld, and where the district is told by block.</param>
/// <param name="Withheld">Too few assets stand behind the figure: it, or what is left of the district's without it, would tell about single ones.</param>
public sealed record DistrictPlace(
    string Name, double Longitude, double Latitude, int AssetCount, double? EnergyKwh, bool Withheld);
