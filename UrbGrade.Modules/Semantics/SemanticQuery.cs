using System.Globalization;

namespace UrbGrade.Modules.Semantics;

/// <summary>The parameters of a list or a search.</summary>
/// <param name="Limit">Resources in one answer.</param>
/// <param name="After">Where the page before ended: a list and an id, such as <c>meters-12</c>; null for the beginning.</param>
internal sealed record SemanticQuery(IReadOnlyDictionary<string, string> Parameters, int Limit, (string List, int Id)? After)
{
    public const int CustomaryLimit = 100;

    public const int LargestLimit = 1000;

    /// <param name="known">Parameters that are allowed beside limit and after.</param>
    /// <exception cref="SemanticQueryException">A parameter is unknown or out of range.</exception>
    public static SemanticQuery Read(IReadOnlyDictionary<string, string> parameters, params IReadOnlyList<string> known)
    {
        if (parameters.Keys.FirstOrDefault(name => name is not ("limit" or "after") && !known.Contains(name)) is { } unknown)
        {
            throw new SemanticQueryException($"There is no parameter '{unknown}'; allowed are {string.Join(", ", [.. known, "limit", "after"])}.");
        }

        var limit = CustomaryLimit;
        if (parameters.GetValueOrDefault("limit") is { } text
            && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= LargestLimit))
        {
            throw new SemanticQueryException($"limit: found '{text}', allowed is 1 to {LargestLimit}.");
        }

        return new SemanticQuery(parameters, limit, ReadAfter(parameters.GetValueOrDefault("after")));
    }

    public string? this[string name] => Parameters.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <summary>Where to go on, as an address takes it.</summary>
    public static string Write(string list, int id) => string.Create(CultureInfo.InvariantCulture, $"{list}-{id}");

    private static (string List, int Id)? ReadAfter(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var dash = text.LastIndexOf('-');
        return dash > 0 && int.TryParse(text.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? (text[..dash], id)
            : throw new SemanticQueryException($"after: found '{text}', allowed is what the link to the next page has.");
    }
}
