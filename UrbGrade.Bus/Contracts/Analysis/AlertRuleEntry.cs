namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>A rule as it is listed.</summary>
/// <param name="About">Name of the place; null for every place.</param>
/// <param name="Owner">Who made it; null where it is the tenant's.</param>
/// <param name="Raised">Alerts so far.</param>
/// <param name="Rests">The account that gets it or asked for it is disabled: nothing is sent until it is enabled.</param>
public sealed record AlertRuleEntry(int Id, AlertRuleDraft Rule, string? About, string? Owner, DateTimeOffset? MutedUntil, int Raised, bool Rests = false);
