namespace UrbGrade.Bus.Contracts.Engagement;

/// <summary>A campaign with what was said in it.</summary>
/// <param name="State">Not yet, open or over, on the tenant's local day.</param>
/// <param name="PlaceCodes">In order.</param>
/// <param name="Result">Of all its places together.</param>
/// <param name="Comments">Votes with a comment.</param>
public sealed record CampaignEntry(
    string Code, string Name, DateOnly FirstDay, DateOnly LastDay, VotingState State, IReadOnlyList<string> PlaceCodes, Opinion Result, int Comments);
