namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>The newest revision of something that a site said and that is no reading.</summary>
/// <param name="Kind">Such as <c>vote</c>, <c>survey_answer</c>, <c>event</c>.</param>
/// <param name="Subject">What it is about, as messages name it.</param>
/// <param name="At">When it happened, UTC.</param>
/// <param name="Fields">JSON object of texts, as they were written: never to be interpreted.</param>
public sealed record SiteRecordEntry(string Kind, string Key, int Revision, string Subject, DateTimeOffset At, string Fields);
