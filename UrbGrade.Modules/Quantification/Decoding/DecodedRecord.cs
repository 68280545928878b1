namespace UrbGrade.Modules.Quantification.Decoding;

/// <summary>One message that is no reading.</summary>
/// <param name="Subject">What it is about, as the head names it.</param>
/// <param name="At">When it happened, UTC.</param>
/// <param name="Fields">JSON object of its fields, texts as they were written; the key is not among them.</param>
internal sealed record DecodedRecord(string Kind, string Key, string Subject, DateTimeOffset At, string Fields);
