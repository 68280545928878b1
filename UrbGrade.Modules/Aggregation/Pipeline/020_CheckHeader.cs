using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Soap;
using UrbGrade.Modules.Aggregation.Content;

namespace UrbGrade.Modules.Aggregation.Pipeline;

/// <summary>Is the head whole and its time plausible, and which schema does it ask for?</summary>
internal sealed class CheckHeader(ITenantRegistry registry)
{
    /// <summary>Longer names are no names of this field.</summary>
    private const int LongestName = 200;

    /// <summary>The message's time and the plan for its content; null when the message is rejected.</summary>
    public CheckedHead? Check(AggregationMessage message, int tenantId, TimeBounds bounds, MessageOutcomes outcomes)
    {
        if (TimeOf(message, bounds, outcomes) is not { } time)
        {
            return null;
        }

        if (registry.FindSchema(tenantId, message.Type, message.Version) is { } schema)
        {
            return new CheckedHead(time, ContentPlan.Of(schema));
        }

        outcomes.Reject(
            message.Index, RejectionCode.UnknownSchema,
            $"No schema is registered for type {MessageOutcomes.Quote(message.Type)}, version {MessageOutcomes.Quote(message.Version)}.");
        return null;
    }

    /// <summary>The time of a head that is whole; null when the message is rejected.</summary>
    public static DateTimeOffset? TimeOf(AggregationMessage message, TimeBounds bounds, MessageOutcomes outcomes)
    {
        if (message.Problem is { } problem)
        {
            return Reject(message.ProblemCode ?? RejectionCode.InvalidHeader, problem);
        }

        if (MissingName(message) is { } missing)
        {
            return Reject(RejectionCode.InvalidHeader, missing);
        }

        if (!XmlTime.TryParse(message.Timestamp.Span, out var time))
        {
            return Reject(RejectionCode.InvalidTimestamp, bounds.Unreadable("timestamp", message.Timestamp.Span));
        }

        return bounds.Violation("timestamp", time) is { } violation ? Reject(violation.Code, violation.Reason) : time;

        DateTimeOffset? Reject(string code, string reason)
        {
            outcomes.Reject(message.Index, code, reason);
            return null;
        }
    }

    private static string? MissingName(AggregationMessage message)
    {
        foreach (var (name, text) in (ReadOnlySpan<(string, string)>)
            [("type", message.Type), ("version", message.Version), ("messageSourceElement", message.Source)])
        {
            if (text.Length is 0 or > LongestName)
            {
                return text.Length == 0 ? $"{name} is empty." : $"{name} has {text.Length} characters; allowed are {LongestName}.";
            }
        }

        return null;
    }
}
