namespace UrbGrade.Modules.Analysis.Silences;

/// <summary>Starts of two readings of a series.</summary>
/// <param name="Last">The newest one; null when there is none.</param>
/// <param name="Earlier">One that is a certain number older; null when there are fewer.</param>
internal sealed record SentSeries(int SeriesId, DateTimeOffset? Last, DateTimeOffset? Earlier);
