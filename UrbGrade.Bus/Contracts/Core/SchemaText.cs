namespace UrbGrade.Bus.Contracts.Core;

/// <summary>A registered schema as it was given.</summary>
/// <param name="Xsd">XML schema with a global element <c>gcontent</c>.</param>
public sealed record SchemaText(string Xsd, SchemaMapping Mapping, DateTimeOffset RegisteredAt);
