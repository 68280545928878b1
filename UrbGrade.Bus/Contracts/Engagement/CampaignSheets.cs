namespace UrbGrade.Bus.Contracts.Engagement;

/// <summary>What the sheets of a campaign say.</summary>
public sealed record CampaignSheets(
    string Code, string Name, string District, DateOnly FirstDay, DateOnly LastDay, IReadOnlyList<VotePlaceEntry> Places);
