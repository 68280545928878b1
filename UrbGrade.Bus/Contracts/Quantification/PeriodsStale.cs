namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>Days of a tenant were computed, or facts behind its KPIs changed: KPIs of weeks, months and years wait to be computed anew.</summary>
/// <param name="TenantId">The tenant.</param>
/// <param name="OnlyCorrected">Those alone whose earlier value changed; others have work of their own, which may wait.</param>
public sealed record PeriodsStale(int TenantId, bool OnlyCorrected = false);
