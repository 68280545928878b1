namespace UrbGrade.Bus.Contracts.Core;

/// <summary>A message schema that somebody thinks of registering.</summary>
/// <param name="Type">As messages name it, 1 to 50 characters.</param>
/// <param name="Version">As messages name it, 1 to 50 characters.</param>
/// <param name="Xsd">XML schema with a global element <c>gcontent</c>; nothing outside the text is read.</param>
/// <param name="Mapping">JSON of a <see cref="SchemaMapping"/>.</param>
/// <param name="Seen">When that was registered which somebody changed: what another one registered meanwhile is not
/// overwritten. Null for whatever is there.</param>
public sealed record SchemaDraft(string TenantCode, string Type, string Version, string Xsd, string Mapping, DateTimeOffset? Seen = null);
