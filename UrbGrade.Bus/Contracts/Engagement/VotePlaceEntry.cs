namespace UrbGrade.Bus.Contracts.Engagement;

/// <summary>A registered place.</summary>
/// <param name="Tag">In its public address, <c>/v/{tag}</c>.</param>
/// <param name="Asset">Name of the cabinet or node that feeds it.</param>
/// <param name="Street">Null when it is in none that is known.</param>
public sealed record VotePlaceEntry(string Code, string Name, string Tag, string Asset, string? Street);
