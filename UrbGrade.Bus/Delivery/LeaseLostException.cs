namespace UrbGrade.Bus.Delivery;

/// <summary>The lease ended before the work did, and another process may have it: nothing of it is written.</summary>
public sealed class LeaseLostException(long workItemId)
    : Exception($"The lease of work item {workItemId} is lost.");
