using UrbGrade.Modules.Semantics.Mapping;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Semantics.Mapping;

/// <summary>What the ontologies define, by <c>published-terms.csv</c>. Names are prefixed as in the mapping.</summary>
internal static class PublishedTerms
{
    private static readonly Dictionary<string, string[]> Rows =
        File.ReadLines(Path.Combine(Checkout.Root, "UrbGrade.Tests", "Semantics", "Mapping", "published-terms.csv"))
            .Where(line => !line.StartsWith('#')).Skip(1).Select(line => line.Split(',')).ToDictionary(cells => cells[0], StringComparer.Ordinal);

    /// <summary><c>class</c>, <c>object</c> or <c>data</c> for properties, <c>unit</c>, or <c>none</c> where no ontology has it.</summary>
    public static string KindOf(string name) => Rows.TryGetValue(name, out var cells) ? cells[1] : "none";

    /// <summary>The classes of a property's subjects; empty where anything may be one.</summary>
    public static string[] DomainOf(string property) => Names(property, 2);

    /// <summary>The classes of a property's objects, or the types of its values; empty where anything may be one.</summary>
    public static string[] RangeOf(string property) => Names(property, 3);

    /// <summary>Classes with all that they are part of.</summary>
    public static HashSet<string> WithBroader(IEnumerable<string> classes)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        var left = new Stack<string>(classes);
        while (left.TryPop(out var name))
        {
            if (all.Add(name))
            {
                Array.ForEach(Names(name, 2), left.Push);
            }
        }

        return all;
    }

    private static string[] Names(string name, int cell) => Rows.TryGetValue(name, out var cells) ? SemanticMapping.Split(cells[cell]) : [];
}
