using System.Buffers;

namespace UrbGrade.Modules.Semantics.Rdf;

/// <summary>Statements by subject, in the order in which they were made; a statement that was made already is not made again.</summary>
/// <param name="prefixes">Short names for the beginnings of IRIs.</param>
internal sealed class RdfGraph(IReadOnlyDictionary<string, string> prefixes)
{
    /// <summary>IRI of rdf:type.</summary>
    public const string Type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

    private static readonly SearchValues<char> PlainCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    private readonly Dictionary<string, Dictionary<string, List<RdfNode>>> subjects = new(StringComparer.Ordinal);
    private readonly HashSet<(string Subject, string Predicate, RdfNode Object)> made = [];

    public IReadOnlyDictionary<string, string> Prefixes => prefixes;

    /// <summary>Subjects with their predicates and the objects of each.</summary>
    public IReadOnlyDictionary<string, Dictionary<string, List<RdfNode>>> Subjects => subjects;

    public void Add(string subject, string predicate, RdfNode value)
    {
        if (!made.Add((subject, predicate, value)))
        {
            return;
        }

        var predicates = subjects.TryGetValue(subject, out var known) ? known : subjects[subject] = new(StringComparer.Ordinal);
        var objects = predicates.TryGetValue(predicate, out var found) ? found : predicates[predicate] = [];
        objects.Add(value);
    }

    public void Add(string subject, string predicate, string iri) => Add(subject, predicate, new RdfNode.Iri(iri));

    /// <summary>An IRI as a prefixed name, where a prefix fits and what is left needs no escape (Turtle, PN_LOCAL); otherwise null.</summary>
    public string? Shorten(string iri)
    {
        var (name, value) = ("", "");
        foreach (var (prefix, beginning) in prefixes)
        {
            if (beginning.Length > value.Length && iri.StartsWith(beginning, StringComparison.Ordinal))
            {
                (name, value) = (prefix, beginning);
            }
        }

        return name.Length > 0 && IsPlain(iri.AsSpan(value.Length)) ? $"{name}:{iri[value.Length..]}" : null;
    }

    private static bool IsPlain(ReadOnlySpan<char> local) =>
        local.Length > 0 && (char.IsAsciiLetterOrDigit(local[0]) || local[0] == '_') && local[^1] != '-'
        && !local.ContainsAnyExcept(PlainCharacters);
}
