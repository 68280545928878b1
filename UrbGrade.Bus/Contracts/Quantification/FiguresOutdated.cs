namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>All stored figures of a tenant are to be computed anew, because how they are computed has changed or somebody wants it.</summary>
/// <param name="TenantId">The tenant.</param>
/// <param name="From">The first local day whose days are still to be marked; null for the first one that there is.</param>
public sealed record FiguresOutdated(int TenantId, DateOnly? From);
