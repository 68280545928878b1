using System.Text.RegularExpressions;

namespace UrbGrade.Modules.Dashboard.SensorThings;

/// <summary>The conditions of a filter as they are written, and the paths of properties in them.</summary>
internal static partial class FilterConditions
{
    private static readonly HashSet<string> Words =
        new(["eq", "ne", "gt", "ge", "lt", "le", "and", "or", "not", "add", "sub", "mul", "div", "mod", "true", "false", "null"], StringComparer.Ordinal);

    /// <summary>The conditions between which the filter has <c>and</c>; the whole filter when it has an <c>or</c> between them.</summary>
    public static IReadOnlyList<string> Of(string filter)
    {
        var (depth, from, conditions) = (0, 0, new List<string>());
        foreach (Match token in Token().Matches(filter))
        {
            depth += token.Value.EndsWith('(') ? 1 : token.Value == ")" ? -1 : 0;
            if (depth == 0 && token.Value == "or")
            {
                return [filter.Trim()];
            }

            if (depth == 0 && token.Value == "and")
            {
                conditions.Add(filter[from..token.Index].Trim());
                from = token.Index + token.Length;
            }
        }

        return [.. conditions, filter[from..].Trim()];
    }

    /// <summary>Properties that a condition names, with the path to them.</summary>
    public static IEnumerable<string> Paths(string condition) => Token().Matches(condition).Where(IsPath).Select(token => token.Value);

    /// <summary>A condition as the entities say it that a way leads to.</summary>
    public static string Below(string condition, string way) => Token().Replace(
        condition, token => IsPath(token) && token.Value.StartsWith(way + "/", StringComparison.Ordinal) ? token.Value[(way.Length + 1)..] : token.Value);

    private static bool IsPath(Match token) =>
        (char.IsAsciiLetter(token.Value[0]) || token.Value[0] is '_' or '@') && !token.Value.EndsWith('(') && !Words.Contains(token.Value);

    /// <summary>A text, a number or time, a function with its parenthesis, a word or path, or a parenthesis.</summary>
    [GeneratedRegex(@"'(?:[^']|'')*'|[0-9][^\s(),']*|[A-Za-z_@][\w.@/]*\(?|[()]")]
    private static partial Regex Token();
}
