namespace UrbGrade.Bus.Contracts.Semantics;

/// <summary>An answer of the semantic layer.</summary>
/// <param name="Status">HTTP status: 200, 400 for what was not understood, 404 for what is not there.</param>
/// <param name="Document">RDF in the syntax asked for; set when the status is 200.</param>
/// <param name="Next">Address of the next page; null when this was the last.</param>
/// <param name="Problem">What is wrong; set when the status is not 200.</param>
public sealed record SemanticAnswer(int Status, string? Document, string? Next = null, string? Problem = null);
