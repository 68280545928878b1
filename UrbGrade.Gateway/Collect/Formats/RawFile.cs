using NodaTime;

namespace UrbGrade.Gateway.Collect.Formats;

/// <summary>A file as it lies before a format.</summary>
/// <param name="Content">Stands at its start and can be read again from there; who opened it closes it.</param>
/// <param name="WrittenAt">When its writer ended it: dates the layouts that tell only the time of day.</param>
internal sealed record RawFile(string Name, Stream Content, Instant WrittenAt);
