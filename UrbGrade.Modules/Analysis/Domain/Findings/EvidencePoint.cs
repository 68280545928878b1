namespace UrbGrade.Modules.Analysis.Domain.Findings;

/// <summary>One point of a finding's chart.</summary>
/// <param name="At">Milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="Measured">Null where missing.</param>
/// <param name="Expected">Null where nothing was expected.</param>
internal readonly record struct EvidencePoint(long At, double? Measured, double? Expected);
