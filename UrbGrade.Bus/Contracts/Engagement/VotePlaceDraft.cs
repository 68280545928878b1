namespace UrbGrade.Bus.Contracts.Engagement;

/// <summary>A place as someone writes it down.</summary>
/// <param name="Code">As messages name it and the post is marked.</param>
/// <param name="Asset">Code of the cabinet or node that feeds it, or the name of one of its meters.</param>
public sealed record VotePlaceDraft(string Code, string Name, string Asset);
