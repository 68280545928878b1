using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Aggregation.Content;
using UrbGrade.Modules.Aggregation.Pipeline;
using UrbGrade.Modules.Aggregation.Store;

namespace UrbGrade.Modules.Aggregation.Trials;

/// <summary>One schema against stored requests, each as it stood at the time that it came.</summary>
/// <param name="ofVersion">Version that the messages name; their type is the schema's.</param>
/// <param name="mostMessages">Further ones are left out.</param>
internal sealed class TrialRun(
    MessageSchema schema, string ofVersion, ITenantRegistry registry, TenantInfo tenant, AggregationOptions limits, TrialPreview preview, int mostMessages)
{
    private readonly ContentPlan plan = ContentPlan.Of(schema);
    private readonly Dictionary<string, TrialRefusal> refusals = new(StringComparer.Ordinal);
    private TrialMessage? newest;
    private int messages;

    /// <summary>Whether no further message is taken.</summary>
    public bool IsFull => messages >= mostMessages;

    public SchemaTrial Result => new(
        null, messages, messages - refusals.Values.Sum(refusal => refusal.Count),
        [.. refusals.Values.OrderByDescending(refusal => refusal.Count).ThenBy(refusal => refusal.Code, StringComparer.Ordinal)], newest);

    /// <summary>Checks the messages of one request.</summary>
    public void Take(RawRequestRow request)
    {
        var outcomes = new MessageOutcomes();
        var bounds = new TimeBounds(request.ReceivedAt + limits.FutureSkew);
        var content = new ValidateContent(registry, tenant, bounds, limits.MostNewMeters, outcomes);
        using var stored = AggregationRequestReader.OpenStored(EnvelopePacking.Unpack(request.Envelope, request.EnvelopeBytes));
        while (!IsFull && stored.Read())
        {
            var message = stored.Current;
            if (message.Type != schema.Type || message.Version != ofVersion)
            {
                continue;
            }

            messages++;
            newest ??= preview.Of(request.Id, message, plan.Mapping);
            if (CheckHeader.TimeOf(message, bounds, outcomes) is { } time)
            {
                content.Check(message, new CheckedHead(time, plan));
            }
        }

        foreach (var rejection in outcomes.Rejections)
        {
            Count(request.Id, rejection);
        }
    }

    private void Count(long requestId, MessageRejection rejection) => refusals[rejection.Code] = refusals.TryGetValue(rejection.Code, out var known)
        ? known with { Count = known.Count + 1 }
        : new TrialRefusal(rejection.Code, 1, rejection.Reason, requestId, rejection.Index);
}
