using System.Text.Json.Nodes;

namespace UrbGrade.Modules.Gis.Features;

/// <summary>Describes the service (OpenAPI 3.0).</summary>
internal static class FeatureApi
{
    public static JsonObject Describe(string root)
    {
        JsonObject collection = Parameter("collectionId", "path", new JsonObject { ["type"] = "string" });
        return new JsonObject
        {
            ["openapi"] = "3.0.3",
            ["info"] = new JsonObject { ["title"] = "UrbGrade places", ["version"] = "1.0.0" },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = root }),
            ["security"] = new JsonArray(new JsonObject { ["bearer"] = new JsonArray() }),
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject { ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" } },
            },
            ["paths"] = new JsonObject
            {
                ["/"] = Get("Landing page", FeatureDocuments.Json),
                ["/conformance"] = Get("Conformance classes", FeatureDocuments.Json),
                ["/collections"] = Get("The kinds of places", FeatureDocuments.Json),
                ["/collections/{collectionId}"] = Get("One kind", FeatureDocuments.Json, collection),
                ["/collections/{collectionId}/items"] = Get(
                    "Places that stand, or stood at a time", FeatureDocuments.GeoJson, Copy(collection),
                    Parameter("bbox", "query", new JsonObject { ["type"] = "string", ["description"] = "west,south,east,north in degrees" }),
                    Parameter("datetime", "query", new JsonObject { ["type"] = "string", ["description"] = "Instant, day or interval (RFC 3339)" }),
                    Parameter("code", "query", new JsonObject { ["type"] = "string", ["description"] = "Places that have this code (17-069r4, 7.15.5)" }),
                    Parameter("limit", "query", new JsonObject
                    {
                        ["type"] = "integer", ["minimum"] = 1, ["maximum"] = FeatureQuery.LargestLimit, ["default"] = FeatureQuery.CustomaryLimit,
                    }),
                    Parameter("after", "query", new JsonObject { ["type"] = "integer", ["description"] = "Set by the links to further pages" })),
                ["/collections/{collectionId}/items/{featureId}"] = Get(
                    "One version of a place", FeatureDocuments.GeoJson, Copy(collection), Parameter("featureId", "path", new JsonObject { ["type"] = "integer" })),
            },
        };
    }

    private static JsonObject Get(string summary, string type, params JsonObject[] parameters) => new()
    {
        ["get"] = new JsonObject
        {
            ["summary"] = summary,
            ["parameters"] = new JsonArray(parameters),
            ["responses"] = new JsonObject
            {
                ["200"] = new JsonObject { ["description"] = summary, ["content"] = new JsonObject { [type] = new JsonObject() } },
            },
        },
    };

    private static JsonObject Parameter(string name, string place, JsonObject schema) => new()
    {
        ["name"] = name, ["in"] = place, ["required"] = place == "path", ["schema"] = schema,
    };

    private static JsonObject Copy(JsonObject node) => (JsonObject)node.DeepClone();
}
