using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Readings;

/// <summary>A reading as loaded for computing.</summary>
/// <param name="Start">Milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="End">Excluded; equals <paramref name="Start"/> for a state or a counter at an instant.</param>
/// <param name="Value">In the canonical unit of its series.</param>
/// <param name="RawRequestId">The request that brought it.</param>
internal readonly record struct StoredReading(long Start, long End, double Value, ReadingQuality Quality, long RawRequestId);
