namespace UrbGrade.Modules.Semantics.Mapping;

/// <summary>A mapping file that cannot be used. The message says where, what was found and what is allowed.</summary>
internal sealed class MappingException(string message) : Exception(message);
