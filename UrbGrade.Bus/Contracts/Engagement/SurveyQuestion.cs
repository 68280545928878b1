namespace UrbGrade.Bus.Contracts.Engagement;

/// <summary>One question of a survey, on a page of its own.</summary>
/// <param name="Key">As answers are stored, such as <c>light_level</c>; unique in the survey. Ratings named <c>light_level</c>, <c>safety</c> and
/// <c>glare</c> count towards the satisfaction of the place.</param>
/// <param name="Title">The question, by language code.</param>
/// <param name="Hint">A line below it, by language code; empty for none.</param>
/// <param name="Choices">Of <see cref="QuestionKind.Choice"/> and <see cref="QuestionKind.Several"/>, at least two; else empty.</param>
/// <param name="IsRequired">Whether the survey cannot be sent without an answer.</param>
/// <param name="Least">The smallest number taken; null for any.</param>
/// <param name="Most">The greatest number taken; null for any.</param>
public sealed record SurveyQuestion(
    string Key, QuestionKind Kind, IReadOnlyDictionary<string, string> Title, IReadOnlyDictionary<string, string> Hint,
    IReadOnlyList<SurveyChoice> Choices, bool IsRequired, double? Least = null, double? Most = null);
