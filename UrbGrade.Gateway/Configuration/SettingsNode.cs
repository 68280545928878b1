using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;

namespace UrbGrade.Gateway.Configuration;

/// <summary>
/// One object of the configuration while it is read. Every problem becomes a line that names the key, the value found
/// and the values allowed; reading goes on, so that all problems show at once. Keys that nobody asked for are problems
/// too: a mistyped key must not silently mean its default.
/// </summary>
/// <param name="record">Where to note what is asked; null for nowhere.</param>
internal sealed class SettingsNode(JsonObject? members, string path, List<string> problems, SettingsKey? record = null)
{
    private readonly HashSet<string> asked = ["$schema"];

    public bool Exists => members is not null;

    /// <summary>Names of the site's own, each of which the caller then asks for.</summary>
    public IReadOnlyList<string> Keys
    {
        get
        {
            record?.IsMap = true;
            return Given;
        }
    }

    private IReadOnlyList<string> Given => members is null ? [] : [.. members.Select(member => member.Key)];

    /// <summary>Says that a value does not fit.</summary>
    public void Complain(string key, string found, string allowed) => problems.Add($"{Name(key)}: {found}; allowed: {allowed}");

    public SettingsNode Section(string key)
    {
        var value = Take(key);
        if (value is not null and not JsonObject)
            Complain(key, Show(value), "an object");
        return new SettingsNode(value as JsonObject, Name(key), problems, record?.Member(key));
    }

    public IReadOnlyList<SettingsNode> Sections(string key)
    {
        record?.Member(key).List();
        switch (Take(key))
        {
            case null:
                return [];
            case JsonArray array when array.All(item => item is JsonObject):
                return [.. array.Select((item, index) => new SettingsNode((JsonObject)item!, $"{Name(key)}[{index}]", problems, record?.Member(key).AddElement()))];
            case var value:
                Complain(key, Show(value), "a list of objects");
                return [];
        }
    }

    public string Text(string key, string? fallback = null)
    {
        var found = TextOrNull(key);
        Record(key, new JsonObject { ["type"] = "string" }, fallback);
        if (found is not null)
            return found;
        if (fallback is null && !problems.Exists(problem => problem.StartsWith(Name(key) + ":", StringComparison.Ordinal)))
            Complain(key, "missing", "a text");
        return fallback ?? "";
    }

    public string? TextOrNull(string key)
    {
        Record(key, new JsonObject { ["type"] = "string" }, null);
        switch (Take(key))
        {
            case null:
                return null;
            case JsonValue value when value.TryGetValue<string>(out var text) && text.Trim().Length > 0:
                return text;
            case var value:
                Complain(key, Show(value), "a text that is not empty");
                return null;
        }
    }

    public string Choice(string key, string? fallback, params IReadOnlyList<string> allowed)
    {
        var text = TextOrNull(key) ?? fallback;
        Record(key, new JsonObject { ["enum"] = new JsonArray([.. allowed.Select(value => (JsonNode)value)]) }, fallback);
        if (text is not null && allowed.Contains(text))
            return text;
        Complain(key, text is null ? "missing" : $"'{text}'", string.Join(", ", allowed));
        return allowed[0];
    }

    public double Number(string key, double fallback, double least, double most)
    {
        var value = Take(key);
        Record(key, new JsonObject { ["type"] = "number", ["minimum"] = least, ["maximum"] = most }, fallback);
        if (value is null)
            return fallback;
        if (value is JsonValue found && TryNumber(found, out var number) && number >= least && number <= most)
            return number;
        Complain(key, Show(value), string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"));
        return fallback;
    }

    public int Whole(string key, int fallback, int least, int most)
    {
        var number = Number(key, fallback, least, most);
        Record(key, new JsonObject { ["type"] = "integer", ["minimum"] = least, ["maximum"] = most }, fallback);
        if (number == Math.Floor(number))
            return (int)number;
        Complain(key, number.ToString(CultureInfo.InvariantCulture), $"a whole number from {least} to {most}");
        return fallback;
    }

    public TimeSpan Span(string key, string fallback, TimeSpan least)
    {
        var text = Text(key, fallback);
        Record(key, new JsonObject { ["type"] = "string", ["format"] = "duration" }, fallback);
        try
        {
            var span = XmlConvert.ToTimeSpan(text);
            if (span >= least)
                return span;
        }
        catch (FormatException)
        {
            // Complained of below, with what would do.
        }

        Complain(key, $"'{text}'", $"an ISO 8601 duration of at least {XmlConvert.ToString(least)}, such as {fallback}");
        return XmlConvert.ToTimeSpan(fallback);
    }

    public IReadOnlyList<string> Texts(string key, IReadOnlyList<string> fallback)
    {
        Record(
            key,
            new JsonObject { ["type"] = new JsonArray("string", "array"), ["items"] = new JsonObject { ["type"] = "string" } },
            fallback.Count == 0 ? null : new JsonArray([.. fallback.Select(text => (JsonNode)text)]));
        switch (Take(key))
        {
            case null:
                return fallback;
            case JsonValue single when single.TryGetValue<string>(out var text):
                return [text];
            case JsonArray array when array.All(item => item is JsonValue value && value.TryGetValue<string>(out _)):
                return [.. array.Select(item => item!.GetValue<string>())];
            case var value:
                Complain(key, Show(value), "a text or a list of texts");
                return fallback;
        }
    }

    public bool Flag(string key, bool fallback)
    {
        Record(key, new JsonObject { ["type"] = "boolean" }, fallback);
        switch (Take(key))
        {
            case null:
                return fallback;
            case JsonValue value when value.TryGetValue<bool>(out var flag) || (value.TryGetValue<string>(out var text) && bool.TryParse(text, out flag)):
                return flag;
            case var value:
                Complain(key, Show(value), "true, false");
                return fallback;
        }
    }

    /// <summary>Complains of the keys that were never asked for.</summary>
    public void Close()
    {
        foreach (var key in Given.Where(key => !asked.Contains(key)))
            Complain(key, "unknown key", string.Join(", ", asked.Where(name => name != "$schema").Order(StringComparer.Ordinal)));
    }

    private JsonNode? Take(string key)
    {
        asked.Add(key);
        return members?[key];
    }

    private void Record(string key, JsonObject shape, JsonNode? fallback) => record?.Member(key).Holds(shape, members?[key], fallback);

    private string Name(string key) => path.Length == 0 ? key : $"{path}.{key}";

    private static string Show(JsonNode value)
    {
        var text = value.ToJsonString();
        return text.Length > 80 ? text[..80] + "..." : text;
    }

    // Overrides from the environment arrive as texts.
    private static bool TryNumber(JsonValue value, out double number) => double.TryParse(
        value.GetValueKind() switch
        {
            JsonValueKind.String => value.GetValue<string>(),
            JsonValueKind.Number => value.ToJsonString(),
            _ => "",
        },
        NumberStyles.Float, CultureInfo.InvariantCulture, out number);
}
