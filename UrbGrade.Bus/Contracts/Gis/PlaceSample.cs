namespace UrbGrade.Bus.Contracts.Gis;

/// <summary>A place as it is understood.</summary>
/// <param name="Shape">As <c>Polygon</c>.</param>
/// <param name="Longitude">Of a point inside or on it, degrees, WGS 84.</param>
/// <param name="Latitude">Of the same point.</param>
/// <param name="SquareMetres">Area on the ground; 0 for lines and points.</param>
/// <param name="Metres">Length on the ground; of an area, that of its border; 0 for points.</param>
public sealed record PlaceSample(string Code, string Name, string Shape, double Longitude, double Latitude, double SquareMetres, double Metres);
