namespace UrbGrade.Bus.Contracts.Engagement;

/// <summary>What the sheets of a survey say, one at each place of a kind.</summary>
/// <param name="Tag">In the survey's public address, <c>/s/{tag}</c>.</param>
/// <param name="Title">By language code.</param>
/// <param name="District">Name of the tenant.</param>
/// <param name="TakesAnswers">Whether the survey is published and open.</param>
/// <param name="Places">By name; empty where the tenant has none of the kind.</param>
public sealed record SurveyPosters(
    string Tag, IReadOnlyDictionary<string, string> Title, string District, bool TakesAnswers, SurveyPlaceKind Kind, IReadOnlyList<SurveyPlace> Places);
