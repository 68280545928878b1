namespace UrbGrade.Bus.Contracts.Engagement;

/// <summary>A place that a survey's answers may be about.</summary>
/// <param name="Tag">In the address, <c>/s/{survey}?place={tag}</c>.</param>
/// <param name="Mark">What stands on the post; null for what is not marked.</param>
public sealed record SurveyPlace(string Tag, string Name, string? Mark);
