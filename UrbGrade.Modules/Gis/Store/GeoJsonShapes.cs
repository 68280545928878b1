using System.Text.Json;
using NetTopologySuite.Geometries;

namespace UrbGrade.Modules.Gis.Store;

/// <summary>Writes shapes as GeoJSON (RFC 7946, section 3.1), to six decimals of a degree: a tenth of a metre.</summary>
internal static class GeoJsonShapes
{
    private const int Decimals = 6;

    public static void Write(Utf8JsonWriter json, Geometry shape)
    {
        json.WriteStartObject();
        json.WriteString("type", shape.GeometryType);
        json.WritePropertyName("coordinates");
        Coordinates(json, shape);
        json.WriteEndObject();
    }

    private static void Coordinates(Utf8JsonWriter json, Geometry shape)
    {
        switch (shape)
        {
            case Point point:
                Position(json, point.CoordinateSequence, 0);
                break;
            case LineString line:
                Line(json, line.CoordinateSequence);
                break;
            case Polygon polygon:
                json.WriteStartArray();
                Line(json, polygon.Shell.CoordinateSequence);
                foreach (var hole in polygon.Holes)
                {
                    Line(json, hole.CoordinateSequence);
                }

                json.WriteEndArray();
                break;
            default:
                json.WriteStartArray();
                for (var part = 0; part < shape.NumGeometries; part++)
                {
                    Coordinates(json, shape.GetGeometryN(part));
                }

                json.WriteEndArray();
                break;
        }
    }

    private static void Line(Utf8JsonWriter json, CoordinateSequence points)
    {
        json.WriteStartArray();
        for (var i = 0; i < points.Count; i++)
        {
            Position(json, points, i);
        }

        json.WriteEndArray();
    }

    private static void Position(Utf8JsonWriter json, CoordinateSequence points, int index)
    {
        json.WriteStartArray();
        json.WriteNumberValue(Math.Round(points.GetX(index), Decimals));
        json.WriteNumberValue(Math.Round(points.GetY(index), Decimals));
        json.WriteEndArray();
    }
}
