using System.Collections.Concurrent;
using System.Text.Json;
using Json.Schema;
using UrbGrade.Bus.Orchestration;

namespace UrbGrade.Modules.Partners;

/// <summary>Judges schemas that modules want to publish, and holds messages against those that are.</summary>
internal sealed class ContractSchemas : IMessageSchemas
{
    private const int MostBytes = 64 * 1024;
    private const int MostErrors = 20;
    private const int MostKept = 1_000;

    /// <summary>Keywords that reach outside the schema, or let it cost any amount of time.</summary>
    private static readonly string[] Refused = ["$id", "$anchor", "$dynamicRef", "$dynamicAnchor", "$recursiveRef", "pattern", "patternProperties", "uniqueItems"];

    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    private readonly ConcurrentDictionary<string, JsonSchema> compiled = new(StringComparer.Ordinal);

    /// <summary>Why a schema cannot be published; null when it can.</summary>
    public static string? Problem(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            return "it is no JSON object.";
        }

        if (schema.GetRawText().Length > MostBytes)
        {
            return $"it has {schema.GetRawText().Length} characters; allowed are {MostBytes}.";
        }

        if (Forbidden(schema) is { } keyword)
        {
            return keyword;
        }

        if (new SchemaSize(schema).Problem() is { } size)
        {
            return size;
        }

        try
        {
            Compile(schema.GetRawText());
            return null;
        }
        catch (Exception failure) when (failure is JsonException or JsonSchemaException or InvalidOperationException or ArgumentException)
        {
            return failure.Message;
        }
    }

    public IReadOnlyList<string> Violations(string schema, JsonElement message)
    {
        if (compiled.Count > MostKept)
        {
            compiled.Clear();
        }

        var result = compiled.GetOrAdd(schema, Compile).Evaluate(message, Options);
        return result.IsValid
            ? []
            : [.. (result.Details ?? []).Where(detail => detail.Errors is { Count: > 0 })
                .SelectMany(detail => detail.Errors!.Values.Select(error => $"{Place(detail.InstanceLocation.ToString())}: {error}"))
                .DefaultIfEmpty("the message does not follow its schema").Take(MostErrors)];
    }

    private static string Place(string pointer) => pointer.Length == 0 ? "(message)" : pointer;

    private static JsonSchema Compile(string text) => JsonSchema.FromText(text, new BuildOptions { SchemaRegistry = new SchemaRegistry() });

    private static string? Forbidden(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Select(Forbidden).FirstOrDefault(found => found is not null),
        JsonValueKind.Array => element.EnumerateArray().Select(Forbidden).FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static string? Forbidden(JsonProperty property)
    {
        if (Refused.Contains(property.Name, StringComparer.Ordinal) && property.Value.ValueKind is JsonValueKind.String or JsonValueKind.True or JsonValueKind.False
            || property.Name == "patternProperties")
        {
            return $"it uses '{property.Name}', which is not taken.";
        }

        return property.Name == "$ref" && property.Value.ValueKind == JsonValueKind.String && !property.Value.GetString()!.StartsWith('#')
            ? $"it refers to '{property.Value.GetString()}'; allowed are references within the schema, such as '#/$defs/Reading'."
            : Forbidden(property.Value);
    }
}
