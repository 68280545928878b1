using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>A value of one interval and the requests that said so without another value in between.</summary>
/// <param name="FirstRequestId">The request that brought it.</param>
/// <param name="MessageIndex">Its message in that request, from 0.</param>
/// <param name="LastRequestId">The latest that repeated it.</param>
/// <param name="End">End of the interval, milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="Value">In the canonical unit of the series.</param>
/// <param name="ReplacedAt">When it was replaced; null while it is current.</param>
internal readonly record struct ReadingRun(
    long FirstRequestId,
    int MessageIndex,
    long LastRequestId,
    long End,
    double Value,
    ReadingQuality Quality,
    DateTimeOffset? ReplacedAt)
{
    /// <summary>Whether both say the same of the interval.</summary>
    public bool Agrees(in ReadingRun other) => End == other.End && Value.Equals(other.Value) && Quality == other.Quality;
}
