using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace UrbGrade.Bus.Delivery;

/// <summary>Traces and measures of the bus, under OpenTelemetry's names. A work item goes on with the trace of whatever added it
/// (W3C trace context), so that one trace leads from the gateway to the KPIs. Traces name the conversation, and so does each
/// measurement; as a label of measures it would make one series for each batch, so that it has to be left to exemplars.</summary>
public static class WorkTelemetry
{
    /// <summary>Of the source of traces and of the measures.</summary>
    public const string Name = "UrbGrade.Bus";

    /// <summary>The tag that joins traces, work items, receipts and log lines.</summary>
    public const string ConversationTag = "urbgrade.conversation.id";

    /// <summary>Counter of attempts.</summary>
    public const string AttemptsName = "urbgrade.work.attempts";

    /// <summary>Histogram of durations.</summary>
    public const string DurationName = "urbgrade.work.duration";

    /// <summary>Label of measures: the contract of the work.</summary>
    public const string ContractLabel = "contract";

    /// <summary>Label of <see cref="AttemptsName"/>: <c>done</c> or <c>failed</c>.</summary>
    public const string OutcomeLabel = "outcome";

    private static readonly ActivitySource Source = new(Name);

    private static readonly Meter Measures = new(Name);

    private static readonly Counter<long> Attempts = Measures.CreateCounter<long>(
        AttemptsName, "{attempt}", "Attempts at work items, by contract and outcome.");

    private static readonly Histogram<double> Duration = Measures.CreateHistogram(
        DurationName, "s", "From claiming a work item to its durable results.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 60, 300] });

    /// <summary>Begins the trace of one attempt; null when nobody listens.</summary>
    internal static Activity? Begin(ClaimedWork claim)
    {
        var activity = ActivityContext.TryParse(claim.Trace, null, isRemote: true, out var parent)
            ? Source.StartActivity($"handle {claim.Contract}", ActivityKind.Consumer, parent)
            : Source.StartActivity($"handle {claim.Contract}", ActivityKind.Consumer);
        return activity?
            .SetTag(ConversationTag, claim.ConversationId)
            .SetTag("urbgrade.tenant.id", claim.TenantId)
            .SetTag("messaging.message.id", claim.Id)
            .SetTag("urbgrade.work.attempt", claim.Attempt);
    }

    /// <summary>Notes how an attempt ended.</summary>
    /// <param name="failure">Null when its results are durable.</param>
    internal static void Ended(Activity? activity, ClaimedWork claim, TimeSpan taken, Exception? failure)
    {
        var contract = new KeyValuePair<string, object?>(ContractLabel, claim.Contract);
        var conversation = new KeyValuePair<string, object?>(ConversationTag, claim.ConversationId);
        Attempts.Add(1, contract, new(OutcomeLabel, failure is null ? "done" : "failed"), conversation);
        if (failure is null)
        {
            Duration.Record(taken.TotalSeconds, contract, conversation);
        }
        else
        {
            activity?.SetStatus(ActivityStatusCode.Error, FailureCause.Of(failure));
        }
    }
}
