using UrbGrade.Bus.Contracts.Quantification;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>KPIs of streets, districts and the tenant, and ranks of assets, in the periods whose parts changed.</summary>
/// <param name="Years">The marks that they were computed for.</param>
/// <param name="Periods">Each once; what is stored of them and not among the entries is no more.</param>
/// <param name="Members">The assets of each place.</param>
internal sealed record MarkedSums(
    IReadOnlyList<AssetYear> Years, IReadOnlyList<(KpiResolution Resolution, DateOnly Start)> Periods, IReadOnlyList<PeriodKpiEntry> Entries,
    IReadOnlyDictionary<(KpiScope Kind, int Id), HashSet<int>> Members);
