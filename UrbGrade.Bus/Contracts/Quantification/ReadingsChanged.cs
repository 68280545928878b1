namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>Readings of a tenant were added or revised; their periods are marked dirty and wait for their KPIs.</summary>
/// <param name="TenantId">The tenant.</param>
public sealed record ReadingsChanged(int TenantId);
