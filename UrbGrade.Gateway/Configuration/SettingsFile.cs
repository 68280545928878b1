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
        JsonObject root;
        try
        {
            root = JsonNode.Parse(File.ReadAllText(file), documentOptions: WithComments) as JsonObject
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

        Override(root, Environment.GetEnvironmentVariables());
        return Read(root, file);
    }

    /// <inheritdoc cref="Load"/>
    public static GatewaySettings Read(JsonObject root, string file)
    {
        var problems = new List<string>();
        var settings = new SettingsReader(new SettingsNode(root, "", problems), file).Read();
        return problems.Count == 0 ? settings : throw new SettingsException(file, problems);
    }

    private static void Override(JsonObject root, IDictionary variables)
    {
        foreach (DictionaryEntry variable in variables)
        {
            if (variable.Key is not string name || !name.StartsWith(EnvironmentPrefix, StringComparison.OrdinalIgnoreCase))
                continue;
            var path = name[EnvironmentPrefix.Length..].Split("__");
            var at = root;
            foreach (var step in path[..^1])
            {
                if (at[step] is not JsonObject inner)
                    at[step] = inner = [];
                at = inner;
            }

            at[path[^1]] = (string?)variable.Value;
        }
    }
}
