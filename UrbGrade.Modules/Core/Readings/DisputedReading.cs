namespace UrbGrade.Modules.Core.Readings;

/// <summary>An interval that several requests, or one of them twice, said otherwise of.</summary>
/// <param name="Start">Milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="End">Milliseconds; the start itself for the reading of a counter.</param>
/// <param name="Earlier">The request of a value that counts no more.</param>
/// <param name="Current">The request whose value counts; the same one when it says both.</param>
internal readonly record struct DisputedReading(long Start, long End, long Earlier, long Current);
