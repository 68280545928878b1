using System.Text.Json.Nodes;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Modules.Dashboard.SensorThings;

/// <summary>Walks along an address: a set, perhaps one of its entities, where that leads, perhaps one of its properties.</summary>
internal sealed class SensorThingsService(SessionContexts contexts, TimeProvider clock) : ISensorThings
{
    /// <summary>Behind an address: only where the entities are (OGC 18-088, clause 9.2, the address of an association link).</summary>
    private const string Reference = "/$ref";

    private const string SelfLink = "@iot.selfLink";

    private static readonly string[] Conformance =
    [
        "http://www.opengis.net/spec/iot_sensing/1.1/req/resource-path/resource-path-to-entities",
        "http://www.opengis.net/spec/iot_sensing/1.1/req/request-data/order",
        "http://www.opengis.net/spec/iot_sensing/1.1/req/request-data/expand",
        "http://www.opengis.net/spec/iot_sensing/1.1/req/request-data/select",
        "http://www.opengis.net/spec/iot_sensing/1.1/req/request-data/count",
        "http://www.opengis.net/spec/iot_sensing/1.1/req/request-data/skip",
        "http://www.opengis.net/spec/iot_sensing/1.1/req/request-data/top",
        "http://www.opengis.net/spec/iot_sensing/1.1/req/request-data/pagination",
        "http://www.opengis.net/spec/iot_sensing/1.1/req/request-data/filter",
    ];

    public async Task<SensorThingsAnswer> Read(
        string root, string path, IReadOnlyDictionary<string, string> query, CancellationToken cancellation)
    {
        if (path.Length == 0)
        {
            return new SensorThingsAnswer(200, Index(root));
        }

        await using var database = contexts.Open();
        if (database is null)
        {
            return Nothing(path);
        }

        try
        {
            return await Walk(new SensorReading(database, root, clock.GetUtcNow(), cancellation), path, SensorQuery.Read(query));
        }
        catch (SensorQueryException refused)
        {
            return new SensorThingsAnswer(refused.Status, null, refused.Message);
        }
    }

    private static async Task<SensorThingsAnswer> Walk(SensorReading reading, string path, SensorQuery query)
    {
        IEntities? at = null;
        var isReference = path.EndsWith(Reference, StringComparison.Ordinal);
        var (isMany, segments) = (true, (isReference ? path[..^Reference.Length] : path).Split('/'));
        for (var i = 0; i < segments.Length; i++)
        {
            var (name, id) = Parts(segments[i]);
            if (at is null)
            {
                at = SensorThingsEntities.Sets.GetValueOrDefault(name);
            }
            else if (isMany)
            {
                return Nothing(path);
            }
            else if (await at.Follow(reading, name) is { } lead)
            {
                (isMany, at) = lead;
            }
            else
            {
                return isReference ? Nothing(path) : await Property(reading, at, segments[i..], path);
            }

            if (id is not null)
            {
                (at, isMany) = (isMany ? at?.At(id) : null, false);
            }

            if (at is null)
            {
                return Nothing(path);
            }
        }

        var asked = isReference ? query.Plain() : query;
        var document = isMany ? await at!.Page(reading, asked, $"{reading.Root}/{path}") : await at!.First(reading, asked);
        return document is null ? Nothing(path) : new SensorThingsAnswer(200, isReference ? References(document, isMany) : document);
    }

    private static JsonObject References(JsonObject document, bool isMany)
    {
        if (!isMany)
        {
            return ReferenceOf(document);
        }

        document["value"] = new JsonArray([.. document["value"]!.AsArray().Select(entity => ReferenceOf(entity!.AsObject()))]);
        return document;
    }

    private static JsonObject ReferenceOf(JsonObject entity) => new() { [SelfLink] = entity[SelfLink]!.DeepClone() };

    /// <summary>One property of an entity, or its bare value.</summary>
    private static async Task<SensorThingsAnswer> Property(SensorReading reading, IEntities one, string[] segments, string path) =>
        segments.Length > 2 || (segments.Length == 2 && segments[1] != "$value")
            || await one.First(reading, SensorQuery.Read([])) is not { } entity || !entity.ContainsKey(segments[0]) ? Nothing(path)
        : segments.Length == 2 ? new SensorThingsAnswer(200, entity[segments[0]]?.DeepClone())
        : new SensorThingsAnswer(200, new JsonObject { [segments[0]] = entity[segments[0]]?.DeepClone() });

    private static JsonObject Index(string root) => new()
    {
        ["value"] = new JsonArray([.. SensorThingsEntities.Sets.Keys.Select(name => new JsonObject { ["name"] = name, ["url"] = $"{root}/{name}" })]),
        ["serverSettings"] = new JsonObject { ["conformance"] = new JsonArray([.. Conformance.Select(clause => JsonValue.Create(clause))]) },
    };

    private static (string Name, string? Id) Parts(string segment) =>
        segment.IndexOf('(', StringComparison.Ordinal) is var open and > 0 && segment.EndsWith(')') ? (segment[..open], segment[(open + 1)..^1]) : (segment, null);

    private static SensorThingsAnswer Nothing(string path) => new(404, null, $"There is nothing at '{path}' for this token's tenant.");
}
