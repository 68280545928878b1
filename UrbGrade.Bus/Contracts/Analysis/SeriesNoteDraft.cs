namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>A note as it is written.</summary>
/// <param name="Start">Begin, included.</param>
/// <param name="End">Excluded, after <paramref name="Start"/>; null for a moment.</param>
/// <param name="Text">1 to 500 characters.</param>
public sealed record SeriesNoteDraft(int SeriesId, DateTimeOffset Start, DateTimeOffset? End, string Text);
