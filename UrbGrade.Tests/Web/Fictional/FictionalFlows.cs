using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Tests.Web.Fictional;

/// <summary>One batch of the fictional district whose KPIs wait for work that was set aside.</summary>
internal sealed class FictionalFlows(ITenantSession session) : IFlowQueries
{
    public const string Conversation = "0192f3a477aa7bbb8ccc0123456789ab";

    private static readonly DateTimeOffset At = FictionalDistrict.LastReadingAt;

    public Task<BatchFlow?> Find(string conversationId, CancellationToken cancellation) => Task.FromResult(
        session.CurrentTenantId == 2 && conversationId == Conversation
            ? new BatchFlow(
                Conversation, 902, "Carrer Fictici", FictionalDistrict.TimeZone,
                [
                    new(FlowStationName.Gateway, BatchStepState.Done, At, 24, 0, null),
                    new(FlowStationName.Aggregation, BatchStepState.Done, At.AddSeconds(2), 23, 1, null),
                    new(FlowStationName.Quantification, BatchStepState.Done, At.AddSeconds(2.4), 92, 0, null),
                    new(FlowStationName.Kpis, BatchStepState.Parked, null, 0, 4, "no factors for the fictional country"),
                    new(FlowStationName.Periods, BatchStepState.Waiting, null, 0, 1, null),
                    new(FlowStationName.Profiles, BatchStepState.Waiting, null, 0, 4, null),
                    new(FlowStationName.Partners, BatchStepState.Parked, null, 1, 1, "no prices for the fictional country", "Baseload"),
                ],
                [
                    new(6, "Aggregation.RequestStored", "Quantification", BatchStepState.Done, 1, At.AddSeconds(2), At.AddSeconds(2.1), At.AddSeconds(2.4)),
                    new(7, "Quantification.ReadingsChanged", "Quantification", BatchStepState.Parked, 5, At.AddSeconds(2.4), At.AddMinutes(6), At.AddMinutes(6)),
                ])
            : null);
}
