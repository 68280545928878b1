using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Gis;

namespace UrbGrade.Modules.Gis.Import;

/// <summary>What a shape may be.</summary>
internal static class PlaceRules
{
    /// <summary>The first broken rule, with the value found and the values allowed; null when all hold.</summary>
    /// <param name="shape">In degrees.</param>
    public static Refusal? Broken(Geometry shape, PlaceKind kind)
    {
        if (!Allowed(kind).Contains(shape.OgcGeometryType))
        {
            return new Refusal("Import.ShapeKind", $"It is a {shape.GeometryType}; a {kind} takes one of {string.Join(", ", Allowed(kind))}.");
        }

        if (shape.IsEmpty)
        {
            return new Refusal("Import.ShapeEmpty", $"Its shape is empty.");
        }

        var box = shape.EnvelopeInternal;
        if (Array.Exists(shape.Coordinates, point => !double.IsFinite(point.X) || !double.IsFinite(point.Y)))
        {
            return new Refusal("Import.NoNumber", $"It has a coordinate that is no number.");
        }

        if (box.MinX < -180 || box.MaxX > 180 || box.MinY < -90 || box.MaxY > 90)
        {
            return new Refusal("Import.NoDegrees", $"It reaches from {Math.Round(box.MinX, 3)}, {Math.Round(box.MinY, 3)} to {Math.Round(box.MaxX, 3)}, {Math.Round(box.MaxY, 3)}, which are no degrees. Name the coordinate system; allowed is {CoordinateSystem.Allowed}.");
        }

        return new IsValidOp(shape).ValidationError is { } error
            ? new Refusal("Import.ShapeBroken", $"Its shape is broken: {error.Message} at {Math.Round(error.Coordinate.X, 6)}, {Math.Round(error.Coordinate.Y, 6)}.")
            : null;
    }

    private static OgcGeometryType[] Allowed(PlaceKind kind) => kind switch
    {
        PlaceKind.District or PlaceKind.Building => [OgcGeometryType.Polygon, OgcGeometryType.MultiPolygon],
        PlaceKind.Street => [OgcGeometryType.LineString, OgcGeometryType.MultiLineString, OgcGeometryType.Polygon, OgcGeometryType.MultiPolygon],
        _ => [OgcGeometryType.Point],
    };
}
