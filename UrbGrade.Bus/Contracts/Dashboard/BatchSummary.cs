namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>A stored request in a list.</summary>
/// <param name="RequestId">Row of the raw store.</param>
public sealed record BatchSummary(
    long RequestId, DateTimeOffset ReceivedAt, int Accepted, int Duplicate, int Rejected, bool Quantified);
