namespace UrbGrade.Bus.Contracts.Engagement;

/// <summary>One person's answers.</summary>
/// <param name="At">When they were sent, UTC.</param>
/// <param name="Version">Of the survey; null for answers that came through a gateway.</param>
/// <param name="Place">What they are about, as messages name it.</param>
/// <param name="Texts">By question key; several choices are apart by blanks.</param>
public sealed record SurveyAnswer(DateTimeOffset At, int? Version, string Place, string? Language, IReadOnlyDictionary<string, string> Texts);
