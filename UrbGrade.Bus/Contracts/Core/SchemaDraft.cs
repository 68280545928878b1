namespace UrbGrade.Bus.Contracts.Core;

/// <summary>A message schema that somebody thinks of registering.</summary>
/// <param name="Type">As messages name it, 1 to 50 characters.</param>
/// <param name="Version">As messages name it, 1 to 50 characters.</param>
/// <param name="Xsd">XML schema with a global element <c>gcontent</c>; nothing outside the text is read.</param>
/// <param name="Mapping">JSON of a <see cref="SchemaMapping"/>.</param>
public sealed record SchemaDraft(string TenantCode, string Type, string Version, string Xsd, string Mapping);
