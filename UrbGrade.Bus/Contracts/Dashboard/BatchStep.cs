namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>One station of a request.</summary>
/// <param name="At">When it was reached; null when not yet, or when only the order is known.</param>
/// <param name="Detail">Free text for the operator, as the cause of a failure; null for none.</param>
public sealed record BatchStep(BatchStepName Name, BatchStepState State, DateTimeOffset? At, string? Detail);
