using System.Globalization;
using System.Text.Json;

namespace UrbGrade.Modules.Partners;

/// <summary>How large a JSON schema is with its references followed, as whoever evaluates it follows them: a few lines may double at
/// each step, or never come to an end.</summary>
internal sealed class SchemaSize(JsonElement schema)
{
    private const int MostParts = 10_000;
    private const int MostLevels = 100;

    /// <summary>By reference; null while its target is being measured.</summary>
    private readonly Dictionary<string, (long Parts, int Levels)?> measured = new(StringComparer.Ordinal);

    private string? broken;

    /// <summary>Why it would cost too much to evaluate; null when it would not.</summary>
    public string? Problem()
    {
        var (parts, levels) = Measure(schema, level: 1);
        return broken ?? (parts > MostParts || levels > MostLevels ? TooLarge() : null);
    }

    private static string TooLarge() => string.Create(
        CultureInfo.InvariantCulture, $"with its references followed it is too large; allowed are {MostParts} parts on {MostLevels} levels.");

    private (long Parts, int Levels) Measure(JsonElement element, int level)
    {
        if (level > MostLevels)
        {
            broken ??= TooLarge();
            return default;
        }

        var (parts, levels) = (1L, 0);
        foreach (var (name, child) in Children(element))
        {
            var size = name == "$ref" && child.ValueKind == JsonValueKind.String ? Follow(child.GetString()!, level + 1) : Measure(child, level + 1);
            (parts, levels) = (Math.Min(parts + size.Parts, MostParts + 1), Math.Max(levels, size.Levels));
        }

        return (parts, levels + 1);
    }

    private (long Parts, int Levels) Follow(string reference, int level)
    {
        if (measured.TryGetValue(reference, out var known))
        {
            if (known is null)
            {
                broken ??= $"its references lead in a circle, which '{reference}' closes.";
            }

            return known ?? default;
        }

        if (Find(reference) is not { } target)
        {
            broken ??= $"it refers to '{reference}', which is not in it.";
            return default;
        }

        measured[reference] = null;
        var size = Measure(target, level);
        measured[reference] = size;
        return size;
    }

    /// <summary>What a JSON pointer (RFC 6901, section 6) leads to.</summary>
    private JsonElement? Find(string reference)
    {
        var at = schema;
        foreach (var step in Uri.UnescapeDataString(reference[1..]).Split('/').Skip(1).Select(step =>
                     step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)))
        {
            var isThere = at.ValueKind switch
            {
                JsonValueKind.Object => at.TryGetProperty(step, out at),
                JsonValueKind.Array => TryItem(at, step, out at),
                _ => false,
            };
            if (!isThere)
            {
                return null;
            }
        }

        return reference.Length == 1 || reference[1] == '/' ? at : null;
    }

    private static bool TryItem(JsonElement array, string step, out JsonElement item)
    {
        var isThere = int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < array.GetArrayLength();
        item = isThere ? array[index] : default;
        return isThere;
    }

    private static IEnumerable<(string Name, JsonElement Value)> Children(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Select(property => (property.Name, property.Value)),
        JsonValueKind.Array => element.EnumerateArray().Select(item => ("", item)),
        _ => [],
    };
}
