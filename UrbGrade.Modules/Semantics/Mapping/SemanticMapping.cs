using System.Globalization;

namespace UrbGrade.Modules.Semantics.Mapping;

/// <summary>Which terms stand for what the platform has. Every prefixed name in it was checked against its prefixes.</summary>
internal sealed class SemanticMapping
{
    /// <summary>Stands for the origin at the beginning of a prefix.</summary>
    private const string Origin = "~";

    private static readonly string[] RowKinds = ["prefix", "class", "field", "term"];

    private readonly ILookup<string, MappingRow> classes;
    private readonly ILookup<(string Kind, string Name), MappingRow> fields;
    private readonly Dictionary<(string About, string Name), MappingRow> terms;

    private SemanticMapping(IReadOnlyList<MappingRow> rows)
    {
        Rows = rows;
        classes = rows.Where(row => row.Row == "class").ToLookup(row => row.About, StringComparer.Ordinal);
        fields = rows.Where(row => row.Row == "field").ToLookup(row => (KindOf(row), row.Name));
        terms = rows.Where(row => row.Row == "term").ToDictionary(row => (row.About, row.Name));
    }

    /// <summary>Those that count, in the order of their files.</summary>
    public IReadOnlyList<MappingRow> Rows { get; }

    /// <summary>The mapping that rows make.</summary>
    /// <param name="name">Of the file, for what is wrong with it.</param>
    /// <exception cref="MappingException">A row is of no known kind, or uses a prefix or form that there is not.</exception>
    public static SemanticMapping Of(IReadOnlyList<MappingRow> rows, string name)
    {
        List<MappingRow> counting =
        [
            .. rows.GroupBy(row => (row.Row, row.About, row.Name)).Select(same => same.Last()).Where(row => row.Terms.Length > 0),
        ];
        var known = counting.Where(row => row.Row == "prefix").Select(row => row.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var row in counting)
        {
            if (Broken(row, known) is { } problem)
            {
                var where = row.Line == 0 ? string.Join(' ', row.Row, row.About, row.Name) : $"line {row.Line.ToString(CultureInfo.InvariantCulture)}";
                throw new MappingException($"{name}, {where}: {problem}");
            }
        }

        return new SemanticMapping(counting);
    }

    /// <summary>Prefixes with their IRIs on an origin.</summary>
    public Dictionary<string, string> Prefixes(string origin) => Rows.Where(row => row.Row == "prefix").ToDictionary(
        row => row.Name, row => row.Terms.StartsWith(Origin, StringComparison.Ordinal) ? origin + row.Terms[Origin.Length..] : row.Terms,
        StringComparer.Ordinal);

    /// <summary>The rows of a kind of resource that make its classes, with their conditions.</summary>
    public IEnumerable<MappingRow> Classes(string kind) => classes[kind];

    /// <summary>The rows by which a field is written, with their conditions; none where it is not.</summary>
    public IEnumerable<MappingRow> Fields(string kind, string field) => fields[(kind, field)];

    /// <summary>The kind of resource that a class or a field is about.</summary>
    public static string KindOf(MappingRow row) => row.About.Split(' ', 2)[0];

    /// <summary>What has to hold of a resource for a class or a field to count, such as <c>kind=house</c>; empty where it counts for all of its kind.</summary>
    public static string ConditionOf(MappingRow row) => row.Row == "class" ? row.Name : row.About.Split(' ', 2) is [_, var condition] ? condition : "";

    /// <summary>The term for a value of a set; null where there is none.</summary>
    public MappingRow? Term(string set, string value) => terms.GetValueOrDefault((set, value));

    /// <summary>The values of a set whose term, or one of its classes, is one of these prefixed names.</summary>
    public IReadOnlyList<string> Values(string set, IReadOnlySet<string> names) =>
        [.. terms.Values.Where(row => row.About == set && (names.Contains(row.Terms) || Split(row.Form).Any(names.Contains))).Select(row => row.Name)];

    /// <summary>Prefixed names that stand beside each other.</summary>
    public static string[] Split(string terms) => terms.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string? Broken(MappingRow row, HashSet<string> prefixes)
    {
        if (!RowKinds.Contains(row.Row))
        {
            return $"row: found '{row.Row}', allowed are {string.Join(", ", RowKinds)}.";
        }

        if (row.Row == "prefix")
        {
            var isIri = row.Terms.StartsWith("~/", StringComparison.Ordinal)
                || (Uri.TryCreate(row.Terms, UriKind.Absolute, out var iri) && iri.Scheme is "http" or "https" or "urn");
            return isIri && row.Name.Length > 0 && row.Name.All(char.IsAsciiLetterOrDigit) && char.IsAsciiLetter(row.Name[0])
                ? null
                : $"prefix: found '{row.Name}' for '{row.Terms}', allowed are letters and digits for an absolute IRI.";
        }

        if (row.Row == "field" && !FieldForm.IsKnown(row.Form))
        {
            return $"form: found '{row.Form}', allowed are {FieldForm.Known}.";
        }

        var names = row.Row == "term" ? Split(row.Terms).Concat(Split(row.Form)) : Split(row.Terms);
        if (row.Row == "term" && Split(row.Terms).Length != 1)
        {
            return $"terms: found '{row.Terms}', allowed is one prefixed name.";
        }

        return names.Select(one => (one, colon: one.IndexOf(':', StringComparison.Ordinal)))
            .Where(one => one.colon < 1 || one.colon == one.one.Length - 1 || !prefixes.Contains(one.one[..one.colon]))
            .Select(one => one.colon < 1 || one.colon == one.one.Length - 1
                ? $"'{one.one}' is no prefixed name such as saref:Energy."
                : $"'{one.one}' has a prefix that there is no row for; known are {string.Join(", ", prefixes.Order(StringComparer.Ordinal))}.")
            .FirstOrDefault();
    }
}
