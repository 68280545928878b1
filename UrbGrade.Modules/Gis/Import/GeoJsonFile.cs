using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Gis.Store;

namespace UrbGrade.Modules.Gis.Import;

/// <summary>GeoJSON (RFC 7946). The member <c>crs</c> of its forerunner of 2008 is understood, as many cities still write it.</summary>
internal static class GeoJsonFile
{
    private const string CollectionType = "\"type\": \"FeatureCollection\"";
    private const string CollectionMembers = "\"features\"";
    private const string FeatureType = "\"type\": \"Feature\"";

    private static readonly Refusal NoGeometry = new Refusal("Import.NoGeometry", $"It has no geometry.");

    private static readonly JsonSerializerOptions Json = new() { Converters = { new GeoJsonConverterFactory(Wgs84.Factory) } };

    /// <exception cref="RefusedException">It is none.</exception>
    public static FileContent Read(byte[] content)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(content.AsMemory(Preamble(content)));
        }
        catch (JsonException failure)
        {
            throw new RefusedException("Import.NoJson", $"line {failure.LineNumber + 1}: this is no JSON ({failure.Message.Split(" LineNumber")[0].TrimEnd('.')}).");
        }

        using (document)
        {
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || Text(root, "type") is not "FeatureCollection"
                || !root.TryGetProperty("features", out var features) || features.ValueKind != JsonValueKind.Array)
            {
                throw new RefusedException("Import.NoCollection", $"This is no GeoJSON FeatureCollection; it takes an object with {CollectionType} and an array {CollectionMembers}.");
            }

            PlaceFiles.RequireFewerThanMost(features.GetArrayLength());
            return new FileContent([.. features.EnumerateArray().Select(Feature)], SystemOf(root));
        }
    }

    private static FileFeature Feature(JsonElement feature, int index)
    {
        var where = FileFeature.AtFeature(index + 1);
        if (feature.ValueKind != JsonValueKind.Object || Text(feature, "type") != "Feature")
        {
            return new FileFeature(where, null, Fields(default, default), new Refusal("Import.NoFeature", $"This is no Feature; it takes an object with {FeatureType}."));
        }

        feature.TryGetProperty("properties", out var properties);
        feature.TryGetProperty("id", out var id);
        var fields = Fields(properties, id);
        if (!feature.TryGetProperty("geometry", out var geometry) || geometry.ValueKind != JsonValueKind.Object)
        {
            return new FileFeature(where, null, fields, NoGeometry);
        }

        try
        {
            return geometry.Deserialize<Geometry>(Json) is { } shape
                ? new FileFeature(where, shape, fields)
                : new FileFeature(where, null, fields, NoGeometry);
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException or InvalidOperationException or NotSupportedException or FormatException)
        {
            return new FileFeature(where, null, fields, new Refusal("Import.Geometry", $"Its geometry cannot be read ({failure.Message.Split(" Path:")[0].TrimEnd('.')})."));
        }
    }

    private static CoordinateSystem? SystemOf(JsonElement root)
    {
        if (!root.TryGetProperty("crs", out var crs) || crs.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var name = crs.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object ? Text(properties, "name") : null;
        return CoordinateSystem.Find(name ?? "")
            ?? throw new RefusedException("Import.Crs", $"The file's crs is '{name}'; allowed is {CoordinateSystem.Allowed}.");
    }

    private static Dictionary<string, string?> Fields(JsonElement properties, JsonElement id)
    {
        var fields = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        if (id.ValueKind is JsonValueKind.String or JsonValueKind.Number)
        {
            fields["id"] = id.ToString();
        }

        if (properties.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in properties.EnumerateObject())
            {
                fields[property.Name] = property.Value.ValueKind is JsonValueKind.Null ? null : property.Value.ToString();
            }
        }

        return fields;
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int Preamble(byte[] content) => content is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
}
