namespace UrbGrade.Bus.Contracts.Engagement;

/// <summary>A campaign as someone writes it down.</summary>
/// <param name="Code">Letters, digits, dots and dashes; as votes name it.</param>
/// <param name="FirstDay">Local day.</param>
/// <param name="LastDay">Local day, included.</param>
/// <param name="Places">Codes of its places; empty for all places of the tenant.</param>
public sealed record CampaignDraft(string Code, string Name, DateOnly FirstDay, DateOnly LastDay, IReadOnlyList<string> Places);
