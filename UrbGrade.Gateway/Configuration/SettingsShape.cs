using System.Text.Json.Nodes;

namespace UrbGrade.Gateway.Configuration;

/// <summary>What several readings asked of one place of the configuration, put together.</summary>
internal sealed class SettingsShape
{
    private readonly SortedDictionary<string, SettingsShape> members = new(StringComparer.Ordinal);
    private SettingsShape? others;
    private SettingsShape? elements;
    private JsonObject? value;
    private bool isList;

    public void Add(SettingsKey key)
    {
        isList |= key.IsList;
        if (key.Shape is { } shape)
            Add(shape);
        foreach (var element in key.Elements)
            (elements ??= new SettingsShape()).Add(element);
        if (key.IsMap)
            others ??= new SettingsShape();
        foreach (var (name, member) in key.Members)
        {
            if (key.IsMap)
                others!.Add(member);
            else if (members.TryGetValue(name, out var known))
                known.Add(member);
            else
                (members[name] = new SettingsShape()).Add(member);
        }
    }

    /// <param name="path">Where it stands, for its description.</param>
    public JsonObject Write(string path)
    {
        var schema = isList ? new JsonObject { ["type"] = "array", ["items"] = (elements ?? new SettingsShape()).Write(path + "[]") }
            : value is not null ? Open(path, value.DeepClone().AsObject())
            : new JsonObject { ["type"] = "object" };
        if (!isList && value is null)
        {
            var properties = new JsonObject();
            foreach (var (name, member) in members)
                properties[name] = member.Write(path.Length == 0 ? name : $"{path}.{name}");
            if (properties.Count > 0)
                schema["properties"] = properties;
            schema["additionalProperties"] = others is null ? JsonValue.Create(false) : others.Write(path + ".*");
        }

        if (SettingsDescriptions.Of(path) is { } description)
            schema.Insert(0, "description", description);
        return schema;
    }

    // A configuration may add to these names; only the built-in ones are known here.
    private static JsonObject Open(string path, JsonObject schema)
    {
        if (!SettingsSchema.OpenChoices.Contains(path[(path.LastIndexOf('.') + 1)..]) || !schema.Remove("enum", out var known))
            return schema;
        schema["type"] = "string";
        schema["examples"] = known;
        return schema;
    }

    private void Add(JsonObject shape)
    {
        value ??= shape.DeepClone().AsObject();
        if (value["default"] is { } known && !JsonNode.DeepEquals(known, shape["default"]))
            value.Remove("default");
        if (value["enum"] is not JsonArray allowed)
            return;
        foreach (var further in (shape["enum"] as JsonArray ?? []).Where(further => !allowed.Any(one => JsonNode.DeepEquals(one, further))))
            allowed.Add(further!.DeepClone());
    }
}
