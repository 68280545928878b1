namespace UrbGrade.Bus.Contracts.Aggregation;

/// <summary>What is to be sent again.</summary>
/// <param name="Meters">As their messages name them, 1 to 100.</param>
/// <param name="From">First local day of the meters' site.</param>
/// <param name="Until">Last local day, included; at most 31 days, none of them to come.</param>
public sealed record ResendDraft(IReadOnlyList<string> Meters, DateOnly From, DateOnly Until);
