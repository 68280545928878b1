namespace UrbGrade.Modules.Analysis.Silences;

/// <summary>Starts of readings of a series.</summary>
/// <param name="Last">The newest one; null when there is none.</param>
/// <param name="Third">One that is a certain number older; null when there are fewer.</param>
/// <param name="TwoThirds">One that is twice that number older.</param>
/// <param name="Whole">One that is three times that number older.</param>
internal sealed record SentSeries(int SeriesId, DateTimeOffset? Last, DateTimeOffset? Third, DateTimeOffset? TwoThirds, DateTimeOffset? Whole);
