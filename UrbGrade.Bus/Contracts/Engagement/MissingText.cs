namespace UrbGrade.Bus.Contracts.Engagement;

/// <summary>What a survey lacks before people can be asked.</summary>
/// <param name="Question">Key of the question; null for the survey's own texts.</param>
/// <param name="Choice">Key of the choice; null for other parts.</param>
/// <param name="Languages">Those without the text, at least one.</param>
public sealed record MissingText(SurveyPart Part, string? Question, string? Choice, IReadOnlyList<string> Languages);
