namespace UrbGrade.Bus.Contracts.Engagement;

/// <summary>What was answered to a survey.</summary>
/// <param name="Form">Of the version that was published last, or the draft.</param>
/// <param name="Questions">In the order of the form.</param>
/// <param name="Answers">The newest first.</param>
/// <param name="TimeZone">IANA zone of the tenant.</param>
public sealed record SurveyResults(
    SurveyEntry Entry, SurveyForm Form, IReadOnlyList<QuestionResult> Questions, IReadOnlyList<SurveyAnswer> Answers, string TimeZone);
