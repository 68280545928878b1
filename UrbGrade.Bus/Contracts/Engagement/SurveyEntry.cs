namespace UrbGrade.Bus.Contracts.Engagement;

/// <summary>A survey in the list of all.</summary>
/// <param name="Tag">In its public address, <c>/s/{tag}</c>.</param>
/// <param name="Title">By language code.</param>
/// <param name="Version">Published last; 0 for none.</param>
/// <param name="Started">People who began it on the platform.</param>
/// <param name="Sent">Of them, those who sent it.</param>
/// <param name="Answers">All that there are, those of gateways included.</param>
public sealed record SurveyEntry(
    string Code, string Tag, IReadOnlyDictionary<string, string> Title, SurveyState State, int Version, string EditedBy, DateTimeOffset EditedAt, int Started, int Sent,
    int Answers);
