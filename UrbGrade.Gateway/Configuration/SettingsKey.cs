using System.Text.Json.Nodes;

namespace UrbGrade.Gateway.Configuration;

/// <summary>
/// What was asked of one place of the configuration while it was read: the kind of value, its default and what was found.
/// The schema and the effective configuration are made from this, so that they cannot differ from what is read.
/// </summary>
internal sealed class SettingsKey
{
    /// <summary>Of a value: its fragment of JSON schema. Null for an object or a list of objects.</summary>
    public JsonObject? Shape { get; private set; }

    /// <summary>What holds: the value found, or else the default; null where there is neither.</summary>
    public JsonNode? Value { get; private set; }

    /// <summary>The keys asked for in this object, in order.</summary>
    public OrderedDictionary<string, SettingsKey> Members { get; } = [];

    /// <summary>The objects of this list.</summary>
    public List<SettingsKey> Elements { get; } = [];

    public bool IsList { get; private set; }

    /// <summary>Whether the keys are names of the site's own, such as meters.</summary>
    public bool IsMap { get; set; }

    public SettingsKey Member(string name)
    {
        if (!Members.TryGetValue(name, out var member))
            Members.Add(name, member = new SettingsKey());
        return member;
    }

    public SettingsKey AddElement()
    {
        IsList = true;
        Elements.Add(new SettingsKey());
        return Elements[^1];
    }

    public void List() => IsList = true;

    public void Holds(JsonObject shape, JsonNode? found, JsonNode? fallback)
    {
        if (fallback is not null)
            shape["default"] = fallback.DeepClone();
        Shape = shape;
        Value = (found ?? fallback)?.DeepClone();
    }

    /// <summary>The configuration as it holds, defaults included.</summary>
    public JsonNode? Effective()
    {
        if (Shape is not null)
            return Value?.DeepClone();
        if (IsList)
            return new JsonArray([.. Elements.Select(element => element.Effective())]);
        var members = new JsonObject();
        foreach (var (name, member) in Members)
        {
            if (member.Effective() is { } value and not JsonObject { Count: 0 })
                members[name] = value;
        }

        return members;
    }
}
