namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>Civil days on end of which readings were replaced by later ones.</summary>
/// <param name="Last">Included.</param>
/// <param name="Readings">That were replaced, 1 or more.</param>
public sealed record ExploredCorrection(int SeriesId, DateOnly From, DateOnly Last, int Readings);
