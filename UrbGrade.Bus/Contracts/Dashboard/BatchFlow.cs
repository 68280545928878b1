namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>One batch from the gateway to its KPIs.</summary>
/// <param name="TimeZone">IANA zone of the site.</param>
/// <param name="Stations">One for each <see cref="FlowStationName"/> in its order.</param>
/// <param name="Works">Work items of the conversation, the oldest first. Those done are forgotten after a time
/// (<c>WorkItems:KeepDone</c>); the stations stay.</param>
public sealed record BatchFlow(
    string ConversationId, long RequestId, string SiteName, string TimeZone, IReadOnlyList<FlowStation> Stations, IReadOnlyList<FlowWork> Works);
