namespace UrbGrade.Modules.Semantics;

/// <summary>A parameter that is not understood. The message names it, the value found and the values allowed.</summary>
internal sealed class SemanticQueryException(string message) : Exception(message);
