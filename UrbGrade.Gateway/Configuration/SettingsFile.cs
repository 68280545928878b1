using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace UrbGrade.Gateway.Configuration;

/// <summary>Reads the configuration: JSON with comments, single values overridden by the environment.</summary>
internal static class SettingsFile
{
    /// <summary>Prefix of variables such as <c>URBGRADE_GATEWAY__uplink__endpoint</c>.</summary>
    public const string EnvironmentPrefix = "URBGRADE_GATEWAY__";

    private static readonly JsonDocumentOptions WithComments = new() 
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    /// <exception cref="SettingsException">The file is absent, no JSON, or says something that is not allowed.</exception>
    public static GatewaySettings Load(string file)
    {
        file = Path.GetFullPath(file);
        return Read(Merge(file), file);
    }

    /// <summary>The file with the parts in <c>conf.d/</c> beside it and what the environment overrides.</summary>
    /// <exception cref="SettingsException">A file is absent or no JSON.</exception>
    /// <param name="without">A part that is left out.</param>
    public static JsonObject Merge(string file, string? without = null)
    {
        file = Path.GetFullPath(file);
        var root = Parse(file);
        var parts = Path.Combine(Path.GetDirectoryName(file)!, "conf.d");
        if (Directory.Exists(parts))
        {
            foreach (var part in Directory.GetFiles(parts, "*.json").Where(part => part != without).Order(StringComparer.Ordinal))
                Add(root, Parse(part));
        }

        Override(root, Environment.GetEnvironmentVariables());
        return root;
    }

    /// <inheritdoc cref="Load"/>
    /// <param name="record">Where to note what is asked of the configuration.</param>
    public static GatewaySettings Read(JsonObject root, string file, SettingsKey? record = null)
    {
        var problems = new List<string>();
        var settings = new SettingsReader(new SettingsNode(root, "", problems, record), file).Read();
        return problems.Count == 0 ? settings : throw new SettingsException(file, problems);
    }

    /// <summary>Notes what is asked of a configuration, whatever is wrong with it.</summary>
    public static void Trace(JsonObject root, SettingsKey record) =>
        new SettingsReader(new SettingsNode(root, "", [], record), Path.GetFullPath("gateway.json")).Read();

    /// <summary>Reads one file.</summary>
    /// <exception cref="SettingsException">It is absent or no JSON object.</exception>
    public static JsonObject Parse(string file)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(file), documentOptions: WithComments) as JsonObject
                ?? throw new SettingsException(file, ["The file holds no JSON object"]);
        }
        catch (IOException absent)
        {
            throw new SettingsException(file, [absent.Message]);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new SettingsException(file, [denied.Message]);
        }
        catch (JsonException invalid)
        {
            throw new SettingsException(file, [$"Line {invalid.LineNumber + 1}: no valid JSON ({invalid.Message})"]);
        }
    }

    /// <summary>Puts objects together and appends lists of objects; any other value takes the place of the one before.</summary>
    public static void Add(JsonObject root, JsonObject part)
    {
        foreach (var (key, value) in part)
        {
            if (root[key] is JsonObject known && value is JsonObject further)
                Add(known, further);
            else if (root[key] is JsonArray list && value is JsonArray more && more.All(item => item is JsonObject))
                more.ToList().ForEach(item => list.Add(item!.DeepClone()));
            else
                root[key] = value?.DeepClone();
        }
    }

    private static void Override(JsonObject root, IDictionary variables)
    {
        foreach (DictionaryEntry variable in variables)
        {
            if (variable.Key is string name && name.StartsWith(EnvironmentPrefix, StringComparison.OrdinalIgnoreCase))
                Set(root, name[EnvironmentPrefix.Length..].Split("__"), (string?)variable.Value);
        }
    }

    // Members of a list are named by their number, from 0.
    private static void Set(JsonNode at, ReadOnlySpan<string> path, string? value)
    {
        if (at is JsonArray list)
        {
            if (!int.TryParse(path[0], out var index) || index < 0 || index >= list.Count)
                return;
            if (path.Length == 1)
                list[index] = value;
            else if (list[index] is { } element)
                Set(element, path[1..], value);
            return;
        }

        if (path.Length == 1)
        {
            at[path[0]] = value;
            return;
        }

        if (at[path[0]] is not (JsonObject or JsonArray))
            at[path[0]] = new JsonObject();
        Set(at[path[0]]!, path[1..], value);
    }
}
