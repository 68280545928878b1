namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>One conversation: a batch from the gateway to its KPIs and profiles, or what modules said to each other.</summary>
/// <param name="RequestId">Null where no batch began it, and for whoever has chosen no tenant: the batch's page is one of its tenant.</param>
/// <param name="SiteName">Null where no batch began it.</param>
/// <param name="TimeZone">IANA zone of the site, or of the tenant; UTC for the platform's own.</param>
/// <param name="Stations">Of a batch one for each <see cref="FlowStationName"/> in its order; the one of the partners' modules only
/// where they have a part.</param>
/// <param name="Works">Work items of the conversation, the oldest first. Those done are forgotten after a time
/// (<c>WorkItems:KeepDone</c>); the stations stay.</param>
public sealed record BatchFlow(
    string ConversationId, long? RequestId, string? SiteName, string TimeZone, IReadOnlyList<FlowStation> Stations, IReadOnlyList<FlowWork> Works);
