namespace UrbGrade.Bus.Contracts.Core;

/// <summary>How a message becomes a record: a vote, a survey's answers, an event, a bill. Its source is what it is about, the head's timestamp
/// when it happened, and every field is kept as it was written.</summary>
/// <param name="Kind">Such as <c>vote</c>; 1 to 40 lower-case letters and underscores.</param>
/// <param name="KeyField">Field that tells it from all others of its kind; other content under the same key is a further revision.</param>
public sealed record RecordMapping(string Kind, string KeyField);
