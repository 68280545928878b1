using System.Xml.Schema;

namespace UrbGrade.Bus.Contracts.Core;

/// <summary>A registered schema, compiled.</summary>
/// <param name="Schemas">Compiled set for <c>gcontent</c>.</param>
/// <param name="Mapping">How its fields become readings.</param>
public sealed record MessageSchema(string Type, string Version, XmlSchemaSet Schemas, SchemaMapping Mapping);
