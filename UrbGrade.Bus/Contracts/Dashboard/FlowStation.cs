namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>What one station made of a batch.</summary>
/// <param name="At">When it was done with it: by the gateway's clock at the gateway, else by the platform's; null when it is not.</param>
/// <param name="Count">What passed; see <see cref="FlowStationName"/> for what is counted.</param>
/// <param name="LeftOut">What did not.</param>
/// <param name="Detail">The failure that holds it up; null for none.</param>
/// <param name="Module">The partner's module that is not done; null at the platform's own stations, and where all is done.</param>
public sealed record FlowStation(
    FlowStationName Name, BatchStepState State, DateTimeOffset? At, int Count, int LeftOut, string? Detail, string? Module = null);
