namespace UrbGrade.Modules.Analysis.Baselines;

/// <summary>An asset as baselines need it.</summary>
/// <param name="Latitude">WGS 84, degrees; null where unknown.</param>
internal sealed record MeteredAsset(int Id, int SiteId, string Name, double? Latitude);
