namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Years of assets with marked months, and what their KPIs are made with, which was read after the marks.</summary>
internal sealed record MarkedYears(PeriodBasis Basis, IReadOnlyList<AssetYear> Years);
