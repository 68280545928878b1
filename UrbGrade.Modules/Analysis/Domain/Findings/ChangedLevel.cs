namespace UrbGrade.Modules.Analysis.Domain.Findings;

/// <summary>A series whose use moved to another level, as <see cref="DailyLevel"/> tells.</summary>
/// <param name="Start">Milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="End">Excluded; null while it lasts.</param>
/// <param name="Measured">By day since then.</param>
/// <param name="Expected">By day, from before.</param>
internal sealed record ChangedLevel(int SeriesId, int AssetId, int SiteId, string? Medium, long Start, long? End, double Measured, double Expected);
