namespace UrbGrade.Modules.Analysis.Domain.Findings;

/// <summary>The gaps of a series, and what it hangs on.</summary>
internal sealed record SilentSeries(int SeriesId, int MeterId, int AssetId, int SiteId, IReadOnlyList<Gap> Gaps);
