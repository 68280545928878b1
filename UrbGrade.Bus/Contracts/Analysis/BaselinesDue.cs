namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>A tenant's baselines and savings are to follow its readings: those whose readings changed are computed anew.</summary>
/// <param name="TenantId">The tenant.</param>
public sealed record BaselinesDue(int TenantId);
