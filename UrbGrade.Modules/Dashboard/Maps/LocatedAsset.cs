using NetTopologySuite.Geometries;
using UrbGrade.Modules.Gis.Store;

namespace UrbGrade.Modules.Dashboard.Maps;

/// <summary>An asset with a position.</summary>
/// <param name="Position">Degrees of WGS 84.</param>
/// <param name="X">Metres, in a plane that all assets of a tenant share.</param>
/// <param name="Within">The district, the street and the building that it is in as they stand now, by id; 0 for none.</param>
/// <param name="IsLight">Whether it is a cabinet of street lighting, which hides nobody.</param>
internal sealed record LocatedAsset(
    int Id, Coordinate Position, double X, double Y, double? FloorAreaSquareMetres, IReadOnlyList<int> Within, bool IsLight = false)
{
    /// <summary>The places that part it from others, as <see cref="Within"/>: those of the month that is told of.</summary>
    public IReadOnlyList<int> PartedBy { get; init; } = Within;

    public bool IsIn(Geometry shape) => shape.Intersects(Wgs84.Factory.CreatePoint(Position));
}
