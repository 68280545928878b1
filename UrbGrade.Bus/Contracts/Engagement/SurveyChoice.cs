namespace UrbGrade.Bus.Contracts.Engagement;

/// <summary>One of the answers that a question offers.</summary>
/// <param name="Key">As answers are stored, such as <c>too-dark</c>; unique in the question.</param>
/// <param name="Label">By language code.</param>
public sealed record SurveyChoice(string Key, IReadOnlyDictionary<string, string> Label);
