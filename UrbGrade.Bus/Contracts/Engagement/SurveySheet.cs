namespace UrbGrade.Bus.Contracts.Engagement;

/// <summary>A survey as somebody answers it.</summary>
/// <param name="Form">Of the version that the sheet began with.</param>
/// <param name="TakesAnswers">False once it is closed.</param>
/// <param name="IsStarted">Whether the browser has a sheet.</param>
/// <param name="IsSent">Whether that one was sent.</param>
/// <param name="Answers">By question key.</param>
public sealed record SurveySheet(
    string TenantCode, string District, SurveyForm Form, bool TakesAnswers, bool IsStarted, bool IsSent, IReadOnlyDictionary<string, string> Answers);
