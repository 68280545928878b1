namespace UrbGrade.Bus.Orchestration;

/// <summary>A service that takes no work for now.</summary>
/// <param name="Contract">Name with version.</param>
/// <param name="Queue">Queue of the module that handles it.</param>
/// <param name="TenantId">The tenant whose work waits; null for everybody's.</param>
public sealed record ClosedService(string Contract, string Queue, int? TenantId);
