namespace UrbGrade.Bus.Contracts.Core;

/// <summary>One field that a schema declares.</summary>
/// <param name="Name">Local name of the element.</param>
/// <param name="Type">Name of the XML Schema type that it is derived from, such as <c>double</c> or <c>dateTime</c>.</param>
/// <param name="IsRequired">Whether every message has it.</param>
public sealed record SchemaField(string Name, string Type, bool IsRequired);
