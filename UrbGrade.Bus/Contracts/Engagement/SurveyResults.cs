namespace UrbGrade.Bus.Contracts.Engagement;

/// <summary>What was answered to a survey.</summary>
/// <param name="Form">Of the version that was published last, or the draft.</param>
/// <param name="Questions">In the order of the form.</param>
/// <param name="Answers">The newest first.</param>
/// <param name="TimeZone">IANA zone of the tenant.</param>
public sealed record SurveyResults(
    SurveyEntry Entry, SurveyForm Form, IReadOnlyList<QuestionResult> Questions, IReadOnlyList<SurveyAnswer> Answers, string TimeZone)
{
    /// <summary>The place that the answers are about; null for all of them.</summary>
    public string? Place { get; init; }

    /// <summary>What any answer is about, in order; what is about no place is left out.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];
}
