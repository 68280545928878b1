using UrbGrade.Bus.Contracts.Semantics;

namespace UrbGrade.Web.Public;

/// <summary>A table of the vocabulary page.</summary>
/// <param name="Name">Of its texts.</param>
/// <param name="Columns">Names of their texts.</param>
internal sealed record VocabularyPart(string Name, IReadOnlyList<string> Columns, IReadOnlyList<VocabularyPart.Line> Rows)
{
    private const string Own = "ug:";

    public string Id => "part-" + Name.ToLowerInvariant();

    /// <summary>The mapping by kinds of its rows. The first row of each of the platform's own terms has its name as id, so that its IRI leads there.</summary>
    public static IReadOnlyList<VocabularyPart> Of(IReadOnlyList<VocabularyRow> rows)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return
        [
            Part("Prefixes", ["Prefix", "Iri", "Version"], "prefix", row => [new(row.Name, true), new(row.Terms, true), new(row.Note)]),
            Part("Classes", ["Resource", "Condition", "Classes", "Note"], "class", row => [new(row.About), new(row.Name, true), new(row.Terms, true), new(row.Note)]),
            Part("Fields", ["Resource", "Field", "Properties", "Form", "Note"], "field", row => [new(row.About), new(row.Name), new(row.Terms, true), new(row.Form, true), new(row.Note)]),
            Part("Terms", ["Set", "Value", "Term", "Classes", "Note"], "term", row => [new(row.About), new(row.Name, true), new(row.Terms, true), new(row.Form, true), new(row.Note)]),
        ];

        VocabularyPart Part(string name, IReadOnlyList<string> columns, string kind, Func<VocabularyRow, IReadOnlyList<Cell>> cells) => new(
            name, columns, [.. rows.Where(row => row.Row == kind).Select(row => new Line(OwnTerm(row, seen), cells(row)))]);
    }

    private static string? OwnTerm(VocabularyRow row, HashSet<string> seen) => row.Row == "prefix" ? null
        : row.Terms.Split(' ').Where(term => term.StartsWith(Own, StringComparison.Ordinal)).Select(term => term[Own.Length..]).FirstOrDefault(seen.Add);

    /// <param name="Id">Null where no IRI leads to it.</param>
    internal sealed record Line(string? Id, IReadOnlyList<Cell> Cells);

    /// <param name="IsCode">Whether it is written for programs.</param>
    internal sealed record Cell(string Text, bool IsCode = false);
}
