namespace UrbGrade.Bus.Contracts.Engagement;

/// <summary>A survey of an <see cref="EngagementFile"/>.</summary>
/// <param name="IsPublished">Whether it is opened at once; it has to be complete in every language.</param>
public sealed record SurveyInFile(string Code, SurveyForm Form, bool IsPublished);
