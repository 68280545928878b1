namespace UrbGrade.Bus.Contracts.Core;

/// <summary>What a rule would delete now.</summary>
/// <param name="Before">Begin of a local month; what is older would go. Null when everything is kept.</param>
/// <param name="Count">Messages, readings or figures, without those that must stay for now.</param>
public sealed record RetentionForecast(RetentionKind Kind, int? Days, DateTimeOffset? Before, long Count);
