using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Geometries;
using UrbGrade.Bus.Contracts.Dashboard.Maps;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Gis.Store;

namespace UrbGrade.Modules.Dashboard.Maps;

/// <summary>Writes a map of areas as GeoJSON (RFC 7946). The collection of figures that stand on readings tells their month or year as a foreign member
/// (section 6.1).</summary>
internal static class AreaGeoJson
{
    /// <param name="shapes">As many as areas, in their order.</param>
    public static byte[] Write(AreaMap map, IEnumerable<Geometry> shapes)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            if (map.Request.Length == PeriodLength.Year && !AreaIndicators.Has(map.Request))
            {
                json.WriteString("year", map.Request.Month.ToString("yyyy", CultureInfo.InvariantCulture));
            }
            else if (!AreaIndicators.Has(map.Request))
            {
                json.WriteString("month", map.Request.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture));
            }

            json.WriteStartArray("features");
            foreach (var (area, shape) in map.Areas.Zip(shapes))
            {
                Write(json, area, shape);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter json, AreaFigure area, Geometry shape)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteNumber("id", area.PlaceId);
        json.WriteStartObject("properties");
        json.WriteString("code", area.Code);
        json.WriteString("name", area.Name);
        Write(json, "value", area.Value is { } value ? Math.Round(value, 6) : null);
        Write(json, "class", area.Class);
        json.WriteNumber("assets", area.Assets);
        json.WriteNumber("reporting", area.Reporting);
        json.WriteNumber("coverage", Math.Round(area.Coverage, 4));
        json.WriteString("status", area.StatusName);
        if (area.MergedWith is not null)
        {
            json.WriteString("mergedWith", area.MergedWith);
        }

        if (area is { Source: { } source, Year: { } year })
        {
            json.WriteString("source", source);
            json.WriteNumber("year", year);
        }

        json.WriteEndObject();
        json.WritePropertyName("geometry");
        GeoJsonShapes.Write(json, shape);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
