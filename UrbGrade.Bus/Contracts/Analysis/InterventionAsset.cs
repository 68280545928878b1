namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>An asset that an intervention is done at.</summary>
/// <param name="Latitude">WGS 84, degrees; null where unknown.</param>
/// <param name="Longitude">WGS 84, degrees; null where unknown.</param>
/// <param name="Refusals">Why its saving cannot be told; empty where it can, or where nothing was tried yet.</param>
public sealed record InterventionAsset(
    int AssetId, string Name, string Kind, double? Latitude, double? Longitude, IReadOnlyList<BaselineRefusal> Refusals);
