namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>A work item of a conversation.</summary>
/// <param name="Module">The module that it is for; empty when any may take it.</param>
/// <param name="StartedAt">Begin of its last attempt; null before the first.</param>
/// <param name="FinishedAt">When it was done or set aside; null before.</param>
public sealed record FlowWork(
    long Id, string Contract, string Module, BatchStepState State, int Attempts, DateTimeOffset CreatedAt, DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt);
