namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>A factor or a tariff is another one than before: a tenant's figures of some years are to be computed anew, a stretch at a time.</summary>
/// <param name="TenantId">The tenant.</param>
/// <param name="FactorOf">The carrier whose emission factor it is, from which days are computed; null for a tariff, which only months know.</param>
/// <param name="From">The first local day that is still to be marked.</param>
/// <param name="Until">Excluded.</param>
public sealed record PriceChanged(int TenantId, string? FactorOf, DateOnly From, DateOnly Until);
