using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>A KPI as it is written in bulk; see <see cref="KpiRow"/>.</summary>
/// <param name="PeriodStart">Day number.</param>
/// <param name="ComputedAt">Milliseconds since 1970-01-01T00:00:00Z.</param>
internal readonly record struct KpiEntry(
    int AssetId,
    int DefinitionId,
    KpiResolution Resolution,
    int PeriodStart,
    int TenantId,
    double? Value,
    int Expected,
    int Valid,
    int Estimated,
    KpiStatus Status,
    long ComputedAt)
{
    public static readonly BulkTable<KpiEntry> Table = new(
        "Kpis",
        4,
        BulkColumn<KpiEntry>.Of("AssetId", (in k) => k.AssetId),
        BulkColumn<KpiEntry>.Of("Resolution", (in k) => (int)k.Resolution),
        BulkColumn<KpiEntry>.Of("PeriodStart", (in k) => k.PeriodStart),
        BulkColumn<KpiEntry>.Of("DefinitionId", (in k) => k.DefinitionId),
        BulkColumn<KpiEntry>.Of("TenantId", (in k) => k.TenantId),
        BulkColumn<KpiEntry>.Of("Value", (in k) => k.Value),
        BulkColumn<KpiEntry>.Of("ExpectedIntervals", (in k) => k.Expected),
        BulkColumn<KpiEntry>.Of("ValidIntervals", (in k) => k.Valid),
        BulkColumn<KpiEntry>.Of("EstimatedIntervals", (in k) => k.Estimated),
        BulkColumn<KpiEntry>.Of("Status", (in k) => (int)k.Status),
        BulkColumn<KpiEntry>.Of("ComputedAt", (in k) => k.ComputedAt));
}
