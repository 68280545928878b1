using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;
using UrbGrade.Bus.Contracts.Gis;

namespace UrbGrade.Modules.Gis.Import;

/// <summary>What a shape may be.</summary>
internal static class PlaceRules
{
    /// <summary>The first broken rule, with the value found and the values allowed; null when all hold.</summary>
    /// <param name="shape">In degrees.</param>
    public static string? Broken(Geometry shape, PlaceKind kind)
    {
        if (!Allowed(kind).Contains(shape.OgcGeometryType))
        {
            return $"It is a {shape.GeometryType}; a {kind} takes a {string.Join(" or ", Allowed(kind))}.";
        }

        if (shape.IsEmpty)
        {
            return "Its shape is empty.";
        }

        var box = shape.EnvelopeInternal;
        if (Array.Exists(shape.Coordinates, point => !double.IsFinite(point.X) || !double.IsFinite(point.Y)))
        {
            return "It has a coordinate that is no number.";
        }

        if (box.MinX < -180 || box.MaxX > 180 || box.MinY < -90 || box.MaxY > 90)
        {
            return FormattableString.Invariant(
                $"It reaches from {box.MinX:0.###}, {box.MinY:0.###} to {box.MaxX:0.###}, {box.MaxY:0.###}, which are no degrees. Name the coordinate system; allowed is {CoordinateSystem.Allowed}.");
        }

        return new IsValidOp(shape).ValidationError is { } error
            ? FormattableString.Invariant($"Its shape is broken: {error.Message} at {error.Coordinate.X:0.######}, {error.Coordinate.Y:0.######}.")
            : null;
    }

    private static OgcGeometryType[] Allowed(PlaceKind kind) => kind switch
    {
        PlaceKind.District or PlaceKind.Building => [OgcGeometryType.Polygon, OgcGeometryType.MultiPolygon],
        PlaceKind.Street => [OgcGeometryType.LineString, OgcGeometryType.MultiLineString, OgcGeometryType.Polygon, OgcGeometryType.MultiPolygon],
        _ => [OgcGeometryType.Point],
    };
}
