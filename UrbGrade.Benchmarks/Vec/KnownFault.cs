using NodaTime;

namespace UrbGrade.Benchmarks.Vec;

/// <summary>A fault that was put into a series on purpose.</summary>
/// <param name="Rule">The rule of the gateway that should notice it.</param>
/// <param name="From">First stamp that is concerned.</param>
/// <param name="To">Last stamp that is concerned, included.</param>
internal sealed record KnownFault(string Rule, Instant From, Instant To)
{
    /// <summary>Hours from the first to the last stamp, both included.</summary>
    public int Hours => (int)(To - From).TotalHours + 1;
}
