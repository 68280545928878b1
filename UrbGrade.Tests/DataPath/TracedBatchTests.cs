using System.Collections.Concurrent;
using System.Diagnostics;
using UrbGrade.Bus.Delivery;
using UrbGrade.Tests.Aggregation;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.DataPath;

/// <summary>Traces are of the process: the test looks at those of its own request alone.</summary>
public class TracedBatchTests
{
    /// <summary>What the request itself asks for. Sums of months follow later, for many requests at once.</summary>
    private static readonly string[] Way = ["handle Aggregation.RequestStored", "handle Quantification.ReadingsChanged"];

    [Fact]
    public async Task One_trace_leads_from_the_request_to_the_figures_and_names_one_conversation()
    {
        var ended = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is WorkTelemetry.Name or "Microsoft.AspNetCore",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var platform = await RunningPlatform.Start();

        using var delivery = new Activity("deliver batch").SetIdFormat(ActivityIdFormat.W3C).Start();
        var receipt = (await platform.Send(AggregationWorld.Body([AggregationWorld.Hour()]))).ReceiptId;
        await Eventually.Equal(Way.Length, () => OfWay().Select(activity => activity.DisplayName).Distinct().Count());

        Assert.All(OfWay(), activity => Assert.Equal(receipt, activity.GetTagItem(WorkTelemetry.ConversationTag)));
        Assert.Contains(Of(ActivityKind.Server), activity => receipt.Equals(activity.GetTagItem(WorkTelemetry.ConversationTag)));

        IEnumerable<Activity> OfWay() => Of(ActivityKind.Consumer).Where(activity => Way.Contains(activity.DisplayName));

        IEnumerable<Activity> Of(ActivityKind kind) => ended.Where(activity => activity.Kind == kind && activity.TraceId == delivery.TraceId);
    }
}
