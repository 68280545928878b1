namespace UrbGrade.Bus.Delivery;

/// <summary>A work item that is due, as the relay and the bus pass it on.</summary>
/// <param name="Id">Its row.</param>
public readonly record struct DueItem(long Id, int TenantId, WorkPriority Priority);
