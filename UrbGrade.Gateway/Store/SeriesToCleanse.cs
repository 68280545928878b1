using NodaTime;

namespace UrbGrade.Gateway.Store;

/// <summary>A series whose raw values changed.</summary>
/// <param name="From">The first change.</param>
internal sealed record SeriesToCleanse(long Series, string Meter, string Quantity, Instant From);
