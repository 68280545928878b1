using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using UrbGrade.Modules.Gis.Store;

namespace UrbGrade.Modules.Gis.Features;

/// <summary>The documents of the service (OGC 17-069r4, 7.2 to 7.16).</summary>
/// <param name="root">Address of the landing page.</param>
internal sealed class FeatureDocuments(string root)
{
    public const string Json = "application/json";
    public const string GeoJson = "application/geo+json";
    public const string OpenApi = "application/vnd.oai.openapi+json;version=3.0";

    private static readonly string[] Classes =
    [
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core", "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
    ];

    public JsonObject Landing() => new()
    {
        ["title"] = "UrbGrade places",
        ["description"] = "Districts, streets, buildings, light points and meters of one tenant, in degrees of WGS 84.",
        ["links"] = new JsonArray(
            Link("self", root, Json), Link("service-desc", $"{root}/api", OpenApi), Link("conformance", $"{root}/conformance", Json), Link("data", $"{root}/collections", Json)),
    };

    public static JsonObject Conformance() => new() { ["conformsTo"] = new JsonArray([.. Classes.Select(one => JsonValue.Create(one))]) };

    public JsonObject Collections(IEnumerable<JsonObject> collections) => new()
    {
        ["links"] = new JsonArray(Link("self", $"{root}/collections", Json)),
        ["collections"] = new JsonArray([.. collections]),
    };

    /// <param name="extent">Null for a collection that is empty.</param>
    /// <param name="since">When the first version was stored.</param>
    public JsonObject Collection(string id, string title, Envelope? extent, DateTimeOffset? since)
    {
        var collection = new JsonObject
        {
            ["id"] = id,
            ["title"] = title,
            ["itemType"] = "feature",
            ["crs"] = new JsonArray("http://www.opengis.net/def/crs/OGC/1.3/CRS84"),
            ["links"] = new JsonArray(Link("self", $"{root}/collections/{id}", Json), Link("items", $"{root}/collections/{id}/items", GeoJson)),
        };
        if (extent is not null && since is { } begun)
        {
            collection["extent"] = new JsonObject
            {
                ["spatial"] = new JsonObject { ["bbox"] = new JsonArray(new JsonArray(extent.MinX, extent.MinY, extent.MaxX, extent.MaxY)) },
                ["temporal"] = new JsonObject { ["interval"] = new JsonArray(new JsonArray(Time(begun), null)) },
            };
        }

        return collection;
    }

    /// <param name="self">Address of this page.</param>
    /// <param name="next">Address of the next page; null for the last.</param>
    public JsonObject Items(string id, IEnumerable<(PlaceShapeRow Row, Geometry Shape)> places, string self, string? next)
    {
        var features = new JsonArray([.. places.Select(place => Feature(place.Row, place.Shape))]);
        var links = new JsonArray(Link("self", self, GeoJson), Link("collection", $"{root}/collections/{id}", Json));
        if (next is not null)
        {
            links.Add(Link("next", next, GeoJson));
        }

        // Without a time stamp, which /req/core/fc-timeStamp leaves open: what is the same has the same tag.
        return new JsonObject { ["type"] = "FeatureCollection", ["numberReturned"] = features.Count, ["links"] = links, ["features"] = features };
    }

    public JsonObject Item(string id, PlaceShapeRow row)
    {
        var feature = Feature(row, row.ToShape());
        feature["links"] = new JsonArray(
            Link("self", FormattableString.Invariant($"{root}/collections/{id}/items/{row.Id}"), GeoJson), Link("collection", $"{root}/collections/{id}", Json));
        return feature;
    }

    private static JsonObject Feature(PlaceShapeRow row, Geometry shape) => new()
    {
        ["type"] = "Feature",
        ["id"] = row.Id,
        ["geometry"] = Shape(shape),
        ["properties"] = new JsonObject
        {
            ["code"] = row.Code,
            ["name"] = row.Name,
            ["validFrom"] = Time(row.ValidFrom),
            ["validTo"] = row.ValidTo is { } end ? Time(end) : null,
            ["source"] = row.Source,
        },
    };

    private static JsonNode? Shape(Geometry shape)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            GeoJsonShapes.Write(json, shape);
        }

        return JsonNode.Parse(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
    }

    private static JsonObject Link(string relation, string address, string type) => new() { ["rel"] = relation, ["href"] = address, ["type"] = type };

    private static string Time(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);
}
