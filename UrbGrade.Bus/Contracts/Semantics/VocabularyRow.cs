namespace UrbGrade.Bus.Contracts.Semantics;

/// <summary>A row of the mapping.</summary>
/// <param name="Row"><c>prefix</c>, <c>class</c>, <c>field</c> or <c>term</c>.</param>
/// <param name="About">Of a class or field the kind of resource, of a term its set, such as <c>quantity</c>; otherwise empty.</param>
/// <param name="Name">The prefix, the field, or the value that stands for the term.</param>
/// <param name="Terms">The IRI of a prefix; otherwise prefixed names, separated by blanks.</param>
/// <param name="Form">How a field's value is written; of a term the classes that it belongs to.</param>
/// <param name="Note">For people; of a prefix the version of the ontology.</param>
public sealed record VocabularyRow(string Row, string About, string Name, string Terms, string Form, string Note);
