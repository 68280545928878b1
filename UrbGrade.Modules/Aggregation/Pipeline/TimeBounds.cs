using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Soap;

namespace UrbGrade.Modules.Aggregation.Pipeline;

/// <summary>The times that a message of this moment may carry.</summary>
/// <param name="Latest">The platform's clock and the skew allowed.</param>
internal readonly record struct TimeBounds(DateTimeOffset Latest)
{
    /// <summary>No pilot measured before it; a clock that was reset shows the year 2000.</summary>
    public static DateTimeOffset Earliest { get; } = new(2010, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Those of what is known so long before.</summary>
    public TimeBounds Ahead(TimeSpan time) => this with { Latest = Latest + time };

    /// <summary>What is wrong with a time; null when nothing is.</summary>
    public (string Code, string Reason)? Violation(string field, DateTimeOffset time) =>
        time < Earliest ? (RejectionCode.TimestampTooOld, $"{field} is {XmlTime.Format(time)}; the earliest allowed is {XmlTime.Format(Earliest)}.")
        : time > Latest ? (RejectionCode.TimestampInFuture, $"{field} is {XmlTime.Format(time)}; the latest allowed now is {XmlTime.Format(Latest)}.")
        : null;

    /// <summary>The reason for a time that cannot be read.</summary>
    public string Unreadable(string field, ReadOnlySpan<char> found) =>
        $"{field} is {MessageOutcomes.Quote(found)}; allowed is a date and time with an offset such as {XmlTime.Format(Latest)}.";
}
