namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>A tenant's baselines and savings are to follow its readings, a portion of its assets at a time: those whose
/// readings changed are computed anew.</summary>
/// <param name="Day">The day that asks.</param>
/// <param name="AfterAsset">Assets up to this one are done; the savings come last.</param>
/// <param name="CorrectedSince">Only assets of which a reading was replaced since then; null for all.</param>
public sealed record BaselinesDue(DateOnly Day, int AfterAsset = 0, DateTimeOffset? CorrectedSince = null);
