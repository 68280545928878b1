namespace UrbGrade.Bus.Contracts.Core;

/// <summary>How long a tenant keeps something.</summary>
/// <param name="Days">Null for ever.</param>
/// <param name="LeastDays">The fewest that may be chosen.</param>
/// <param name="DeletedBefore">What is older was deleted, as far as it might be; null when nothing was.</param>
public sealed record RetentionRule(RetentionKind Kind, int? Days, int LeastDays, DateTimeOffset? DeletedBefore);
