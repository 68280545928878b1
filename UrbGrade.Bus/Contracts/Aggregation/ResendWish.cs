namespace UrbGrade.Bus.Contracts.Aggregation;

/// <summary>One meter that an operator asked to be sent again.</summary>
/// <param name="From">UTC, included.</param>
/// <param name="To">UTC, excluded.</param>
/// <param name="AskedBy">The account.</param>
/// <param name="SentAt">When a receipt carried it to the gateway; null while it waits for the gateway's next delivery.</param>
public sealed record ResendWish(string Meter, DateTimeOffset From, DateTimeOffset To, string AskedBy, DateTimeOffset AskedAt, DateTimeOffset? SentAt);
