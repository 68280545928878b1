namespace UrbGrade.Bus.Contracts.Core;

/// <summary>A meter belongs to another asset now, with all that it has measured.</summary>
/// <param name="TenantId">The tenant.</param>
/// <param name="MeterId">The meter.</param>
/// <param name="FromAssetId">Where it was.</param>
public sealed record MeterMoved(int TenantId, int MeterId, int FromAssetId);
