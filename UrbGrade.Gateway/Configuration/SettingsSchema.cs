using System.Text.Json.Nodes;

namespace UrbGrade.Gateway.Configuration;

/// <summary>
/// The JSON schema of the configuration. It is found by reading: every choice that the reader offers is taken once, and
/// what it asks for then is added, so that no key can be missing here that is allowed there.
/// </summary>
internal static class SettingsSchema
{
    public const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    private const string AnyName = "*";

    /// <summary>Keys that choose among names which a configuration may add to.</summary>
    public static readonly IReadOnlySet<string> OpenChoices = new HashSet<string> { "profile" };

    /// <summary>The schema as one document.</summary>
    public static JsonObject Write()
    {
        var root = new SettingsShape();
        var tried = new HashSet<string>(StringComparer.Ordinal);
        var untried = new Queue<JsonObject>([new JsonObject()]);
        while (untried.TryDequeue(out var configuration))
        {
            var key = new SettingsKey();
            SettingsFile.Trace(configuration, key);
            root.Add(key);
            foreach (var further in Further(configuration, key, [], tried))
                untried.Enqueue(further);
        }

        var schema = new JsonObject { ["$schema"] = Dialect, ["title"] = "Configuration of an UrbGrade gateway" };
        var written = root.Write("");
        written["properties"]!["$schema"] = new JsonObject { ["type"] = "string" };
        foreach (var (name, value) in written.ToList())
        {
            written.Remove(name);
            schema[name] = value;
        }

        return schema;
    }

    // Configurations that differ from this one in one choice, list or name that was not tried yet.
    private static IEnumerable<JsonObject> Further(JsonObject configuration, SettingsKey key, List<string> path, HashSet<string> tried)
    {
        if (key.IsMap && key.Members.Count == 0 && tried.Add(Name(path, AnyName)))
            yield return With(configuration, [.. path, AnyName], null);
        if (key.IsList && key.Elements.Count == 0 && tried.Add(Name(path, "0")))
            yield return With(configuration, path, new JsonArray(new JsonObject()));
        // What is read of a section only where there is one.
        if (path.Count > 0 && key is { IsMap: false, IsList: false, Shape: null, Members.Count: 0 } && tried.Add(Name(path, "{}")))
            yield return With(configuration, path, new JsonObject());
        if (key.Shape?["enum"] is JsonArray allowed && !OpenChoices.Contains(path[^1]))
        {
            foreach (var choice in allowed)
            {
                if (tried.Add(Name(path, choice!.ToJsonString())))
                    yield return With(configuration, path, choice.DeepClone());
            }
        }

        var inner = key.Members.Select(member => (member.Key, member.Value))
            .Concat(key.Elements.Select((element, index) => (index.ToString(System.Globalization.CultureInfo.InvariantCulture), element)));
        foreach (var (name, member) in inner)
        {
            foreach (var further in Further(configuration, member, [.. path, name], tried))
                yield return further;
        }
    }

    private static string Name(List<string> path, string last) => string.Join('/', [.. path, last]);

    private static JsonObject With(JsonObject configuration, List<string> path, JsonNode? value)
    {
        var root = configuration.DeepClone().AsObject();
        JsonNode at = root;
        for (var i = 0; i < path.Count - 1; i++)
        {
            if (at is JsonArray list)
            {
                at = list[int.Parse(path[i], System.Globalization.CultureInfo.InvariantCulture)]!;
                continue;
            }

            if (at[path[i]] is null)
                at[path[i]] = new JsonObject();
            at = at[path[i]]!;
        }

        at[path[^1]] = value;
        return root;
    }
}
