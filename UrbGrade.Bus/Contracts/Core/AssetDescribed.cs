namespace UrbGrade.Bus.Contracts.Core;

/// <summary>The registry tells something else of an asset, such as its floor area, its kind or its opening hours.</summary>
/// <param name="TenantId">The tenant.</param>
/// <param name="AssetId">The asset.</param>
public sealed record AssetDescribed(int TenantId, int AssetId);
