using System.Diagnostics;

namespace UrbGrade.Gateway.Deliver;

/// <summary>The trace of a batch begins where it is sent: the request carries its W3C trace context, and the platform's work goes on
/// with it.</summary>
internal static class DeliveryTrace
{
    /// <summary>Of the source of traces.</summary>
    public const string Name = "UrbGrade.Gateway";

    private const string Operation = "deliver batch";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>Begins the trace of one delivery. It is there whether or not a collector listens, so that the platform's can be joined
    /// to the gateway's log; and it is marked as recorded, as a platform that has a collector would otherwise leave it out.</summary>
    public static Activity Begin(string batchId, int messages) =>
        (Source.StartActivity(Operation, ActivityKind.Client) ?? Unheard())
        .SetTag("urbgrade.batch.id", batchId)
        .SetTag("urbgrade.batch.messages", messages);

    private static Activity Unheard() => new Activity(Operation) { ActivityTraceFlags = ActivityTraceFlags.Recorded }
        .SetIdFormat(ActivityIdFormat.W3C).Start();

    /// <summary>Notes what came back. The receipt's id is the conversation of all that follows.</summary>
    public static void Ended(Activity activity, UplinkAnswer answer)
    {
        if (answer is UplinkAnswer.Acknowledged acknowledged)
        {
            activity.SetTag("urbgrade.conversation.id", acknowledged.Receipt.ReceiptId);
        }
        else
        {
            activity.SetStatus(ActivityStatusCode.Error, answer.GetType().Name);
        }
    }
}
