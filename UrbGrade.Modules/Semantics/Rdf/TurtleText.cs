using System.Globalization;
using System.Text;

namespace UrbGrade.Modules.Semantics.Rdf;

/// <summary>Writes a graph in Turtle (RDF 1.1 Turtle, W3C 2014).</summary>
internal static class TurtleText
{
    public static string Write(RdfGraph graph)
    {
        var body = new StringBuilder();
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (subject, predicates) in graph.Subjects)
        {
            body.Append('\n').Append(Iri(subject, graph, used));
            var separator = " ";
            foreach (var (predicate, objects) in predicates)
            {
                body.Append(separator).Append(predicate == RdfGraph.Type ? "a" : Iri(predicate, graph, used)).Append(' ')
                    .AppendJoin(", ", objects.Select(value => Node(value, graph, used)));
                separator = " ;\n    ";
            }

            body.Append(" .\n");
        }

        var text = new StringBuilder();
        foreach (var (name, iri) in graph.Prefixes.Where(prefix => used.Contains(prefix.Key)))
        {
            text.Append("@prefix ").Append(name).Append(": <").Append(iri).Append("> .\n");
        }

        return text.Append(body).ToString();
    }

    private static string Node(RdfNode node, RdfGraph graph, HashSet<string> used) => node switch
    {
        RdfNode.Iri iri => Iri(iri.Value, graph, used),
        RdfNode.Literal { DataType: { } type } typed => $"{Quote(typed.Text)}^^{Iri(type, graph, used)}",
        RdfNode.Literal text => Quote(text.Text),
        _ => throw new InvalidOperationException($"'{node}' cannot be written."),
    };

    private static string Iri(string iri, RdfGraph graph, HashSet<string> used)
    {
        if (graph.Shorten(iri) is { } name)
        {
            used.Add(name[..name.IndexOf(':', StringComparison.Ordinal)]);
            return name;
        }

        return $"<{Escape(iri, static letter => letter is <= ' ' or '<' or '>' or '"' or '{' or '}' or '|' or '^' or '`' or '\\')}>";
    }

    private static string Quote(string text) => $"\"{Escape(text, static letter => letter is < ' ' or '"' or '\\' or '\x7f' || char.IsSurrogate(letter))}\"";

    /// <summary>Letters that may not stand in it as numbers (Turtle, section 6.4).</summary>
    private static string Escape(string text, Func<char, bool> isSpecial)
    {
        if (!text.Any(isSpecial))
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            var isNumbered = rune.Utf16SequenceLength > 1 || isSpecial((char)rune.Value);
            escaped.Append(
                !isNumbered ? rune.ToString()
                : rune.IsBmp ? string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}")
                : string.Create(CultureInfo.InvariantCulture, $"\\U{rune.Value:X8}"));
        }

        return escaped.ToString();
    }
}
