using System.Globalization;

namespace UrbGrade.Modules.Dashboard.SensorThings;

/// <summary>Query options of an address, or of one part of its <c>$expand</c>.</summary>
internal sealed record SensorQuery
{
    private const int Usual = 100;
    private const int Most = 1000;
    private const int Deepest = 6;

    public int Top { get; private init; } = Usual;

    public int Skip { get; private init; }

    public bool Count { get; private init; }

    public string? Filter { get; private init; }

    public string? OrderBy { get; private init; }

    /// <summary>Null for everything.</summary>
    public IReadOnlyList<string>? Select { get; private init; }

    /// <summary>By the name of what is expanded.</summary>
    public IReadOnlyDictionary<string, SensorQuery> Expand { get; private init; } = new Dictionary<string, SensorQuery>();

    /// <summary>Chooses the same entities, with what each says by itself.</summary>
    public SensorQuery Plain() => this with { Select = null, Expand = new Dictionary<string, SensorQuery>() };

    /// <exception cref="SensorQueryException">An option is not known, or its value not understood.</exception>
    public static SensorQuery Read(IEnumerable<KeyValuePair<string, string>> options) => Read(options, level: 0);

    private static SensorQuery Read(IEnumerable<KeyValuePair<string, string>> options, int level)
    {
        var query = new SensorQuery();
        foreach (var (name, text) in options)
        {
            query = name switch
            {
                "$top" => query with { Top = Math.Min(Number(name, text), Most) },
                "$skip" => query with { Skip = Number(name, text) },
                "$count" => query with { Count = text is "true" or "false" ? text == "true" : throw Wrong(name, text, "true or false") },
                "$filter" => query with { Filter = text },
                "$orderby" => query with { OrderBy = text },
                "$select" => query with { Select = [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)] },
                "$expand" => query with { Expand = Expansions(text, level + 1) },
                _ => throw Wrong("The address", name, "$top, $skip, $count, $filter, $orderby, $select, $expand"),
            };
        }

        return query;
    }

    private static SensorQueryException Wrong(string part, string found, string allowed) => new($"{part}: found '{found}', allowed is {allowed}.");

    private static int Number(string name, string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw Wrong(name, text, "a whole number from 0");

    private static Dictionary<string, SensorQuery> Expansions(string text, int level)
    {
        if (level > Deepest)
        {
            throw Wrong("$expand", $"{level} levels", $"at most {Deepest}");
        }

        var expansions = new Dictionary<string, SensorQuery>(StringComparer.Ordinal);
        foreach (var part in Split(text, ','))
        {
            // Datastreams/Observations($top=1) is Datastreams($expand=Observations($top=1)).
            var open = part.IndexOf('(', StringComparison.Ordinal);
            var slash = part.IndexOf('/', StringComparison.Ordinal);
            if (slash > 0 && (open < 0 || slash < open))
            {
                Add(expansions, part[..slash], new SensorQuery { Expand = Expansions(part[(slash + 1)..], level + 1) });
            }
            else if (open < 0)
            {
                Add(expansions, part, new SensorQuery());
            }
            else if (part.EndsWith(')'))
            {
                var options = Split(part[(open + 1)..^1], ';').Select(option => option.Split('=', 2))
                    .Select(option => KeyValuePair.Create(option[0].Trim(), option.Length == 2 ? option[1].Trim() : ""));
                Add(expansions, part[..open], Read(options, level));
            }
            else
            {
                throw Wrong("$expand", part, "a name, with options in parentheses");
            }
        }

        return expansions;
    }

    private static void Add(Dictionary<string, SensorQuery> expansions, string name, SensorQuery query) =>
        expansions[name] = expansions.TryGetValue(name, out var known)
            ? known with { Expand = known.Expand.Concat(query.Expand).GroupBy(e => e.Key).ToDictionary(g => g.Key, g => g.Last().Value) }
            : query;

    /// <summary>The parts between separators that stand neither in parentheses nor in quotes.</summary>
    private static IEnumerable<string> Split(string text, char separator)
    {
        var (depth, isQuoted, from) = (0, false, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            isQuoted ^= letter == '\'';
            if (isQuoted)
            {
                continue;
            }

            depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
            if (letter == separator && depth == 0)
            {
                yield return text[from..i].Trim();
                from = i + 1;
            }
        }

        yield return text[from..].Trim();
    }
}
