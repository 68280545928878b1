namespace UrbGrade.Bus.Contracts.Aggregation;

/// <summary>One line of what a gateway logs, as it tells the platform.</summary>
/// <param name="Id">Names it among the gateway's own, at most 60 characters; telling it again changes nothing.</param>
/// <param name="At">By the gateway's clock, UTC.</param>
/// <param name="Code">The stable number of its kind.</param>
/// <param name="Text">At most 1,000 characters; longer ones are cut.</param>
public sealed record ToldEvent(string Id, DateTimeOffset At, int Code, EventLevel Level, string Text);
