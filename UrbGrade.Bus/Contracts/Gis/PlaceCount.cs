namespace UrbGrade.Bus.Contracts.Gis;

/// <summary>The places of one kind and site.</summary>
/// <param name="Current">Places that stand now.</param>
/// <param name="Earlier">Versions that no longer stand.</param>
/// <param name="ChangedAt">When the newest version was stored.</param>
/// <param name="Source">The file it came from.</param>
public sealed record PlaceCount(
    string TenantCode, string SiteCode, PlaceKind Kind, int Current, int Earlier, DateTimeOffset ChangedAt, string Source);
