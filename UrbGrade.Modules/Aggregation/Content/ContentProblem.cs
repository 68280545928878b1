namespace UrbGrade.Modules.Aggregation.Content;

/// <summary>Where content breaks its schema.</summary>
/// <param name="Field">The field, from 0; -1 for the content as a whole.</param>
/// <param name="Message">For the peer to read.</param>
internal sealed record ContentProblem(int Field, string Message);
